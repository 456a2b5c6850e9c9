"""The settings of a run: what the call says, else the settings file, else the default; each with where it comes from."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, is_dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

import typer

from orgaudit.cli import values
from orgaudit.cli.errors import RefusedInputError
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.layout import table
from orgaudit.cli.reading import told
from orgaudit.cli.session import Session
from orgaudit.cli.usage import WrongCallError, unknown
from orgaudit.engine.select import NoRuleLeftError, selected
from orgaudit.findings.severity import Severity
from orgaudit.intake.reading import STDIN, UnreadableError
from orgaudit.intake.settings_file.reading import KEYS, SettingsFile, find_settings, read_settings
from orgaudit.intake.settings_file.values import GATE_KEYS, NEVER, budget_of
from orgaudit.model.organization import Organization
from orgaudit.rules.builtin import BUILTIN
from orgaudit.settings import Budget, GateRequest, OwnFunctions, Settings
from orgaudit.wording.catalogue import Catalogue

T = TypeVar("T")

DEFAULT_LEVELS: Final = {"gate.fail-on": NEVER}
_PARTS: Final = ("gate.families", "gate.departments")


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """A value and where it comes from: an option, a variable, a place in the settings file, or nowhere (``None``)."""

    value: T
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """Everything decided for one run, by key, with its origin."""

    file: SettingsFile | None
    entries: Mapping[str, Setting[Any]] = field(default_factory=dict)

    def value(self, key: str) -> Any:
        """Return the value of a key, ``None`` where nobody decided."""
        return self.entries[key].value


def settings_file(session: Session, config: str | None, *, isolated: bool, start: str) -> SettingsFile | None:
    """Return the settings file of a run: the one named, else the nearest one; ``None`` where there is none or none is wanted.

    Raises WrongCallError where it cannot be read, and RefusedInputError where something in it is wrong.
    """
    if config is None and isolated:
        return None
    file = Path(config) if config else find_settings(Path() if start in ("", STDIN) else Path(start))
    if file is None:
        return None
    if not file.is_file():
        raise WrongCallError("no_settings_file", path=str(file))
    try:
        read = read_settings(file, BUILTIN.rules)
    except UnreadableError as error:
        raise WrongCallError("unreadable", path=error.path, reason=error.reason) from None
    if session.stated_language is None and read.values.get("lang"):
        session.common = replace(session.common, language=read.values["lang"])
        session.language_from_settings = True
    words = session.catalogue
    for line in told(read.notes, words, unquoted=False):
        session.note(line)
    if read.problems:
        for line in told(read.problems, words, unquoted=False):
            session.tell(line)
        session.note(words.ui("cli.problems_total", count=len(read.problems)))
        raise RefusedInputError(ExitCode.WRONG_INPUT)
    return read


def decide(file: SettingsFile | None, called: Mapping[str, tuple[str, Any]]) -> Decided:
    """Put together what the call says (key -> option and value, ``None`` where not given) and what the file says."""
    entries: dict[str, Setting[Any]] = {}
    for key, value, origin in _from_file(file):
        entries[key] = Setting(value, origin)
    for key, (option, value) in called.items():
        if value is not None:
            entries[key] = Setting(value, option)
    ordered = {
        key: entries.get(key, Setting(DEFAULT_LEVELS.get(key)))
        for key in _keys()
        if key in entries or key not in _PARTS
    }
    return Decided(file, ordered)


def _keys() -> Iterator[str]:
    for key in KEYS:
        if key == "gate":
            yield from (f"gate.{name}" for name in GATE_KEYS)
        else:
            yield key


def _from_file(file: SettingsFile | None) -> Iterator[tuple[str, Any, str]]:
    if file is None:
        return
    for key, value in file.values.items():
        place = file.places[key]
        origin = f"{place.path}:{place.line}"
        if key == "gate":
            yield from ((f"gate.{name}", limit, origin) for name, limit in value.items())
        else:
            yield key, value, origin


def language_was_asked(session: Session, file: SettingsFile | None) -> bool:
    """Whether the call itself asks for the language, not the settings file."""
    asked = session.common.language
    return asked is not None and (file is None or not session.language_from_settings)


def audited_paths(context: typer.Context, decided: Decided) -> tuple[str, ...]:
    """Return what is audited: the path of the call, else those of the settings, which count from the file's folder.

    Raises WrongCallError where neither names one.
    """
    entry = decided.entries["paths"]
    if entry.value is None:
        raise WrongCallError("missing_argument", command=context.command_path, name="PATH")
    if entry.origin == "PATH" or decided.file is None:
        return tuple(entry.value)
    return tuple(str(decided.file.folder / path) for path in entry.value)


def settings_of(decided: Decided, today: date) -> Settings:
    """Return the settings that the engine takes."""
    return Settings(
        today=today,
        select=decided.value("select") or (),
        ignore=decided.value("ignore") or (),
        severity=decided.value("severity") or {},
        options=decided.value("options") or {},
        functions=decided.value("functions") or OwnFunctions(),
        redact_people=decided.value("redact") is not None,
    )


def settled(context: typer.Context, session: Session, decided: Decided, today: str | None) -> Settings:
    """Return the settings of a command that judges; from here on the session hides people where they are to be hidden.

    ``today`` is what the call says, or nothing. Raises WrongCallError where it is no date and where no rule would run.
    """
    settings = settings_of(decided, values.day("--today", today, date.today()))
    session.redacting = settings.redact_people
    try:
        selected(BUILTIN.rules, settings.select, settings.ignore)
    except NoRuleLeftError:
        raise WrongCallError("no_rule_left", command=context.command_path) from None
    return settings


def gate_of(decided: Decided) -> GateRequest:
    """Return what the gate is asked."""
    limits = {
        name: _plain_level(decided.value(f"gate.{name}")) for name in ("fail-on", "min-score", "min-coverage")
    }
    entries = decided.entries
    families: Mapping[str, Budget] = entries["gate.families"].value if "gate.families" in entries else {}
    departments: Mapping[str, Budget] = (
        entries["gate.departments"].value if "gate.departments" in entries else {}
    )
    only_new = bool(decided.value("gate.only-new"))
    return GateRequest(budget_of(limits), families, departments, only_new=only_new)


def _plain_level(value: Any) -> Any:
    return value.value if isinstance(value, Severity) else value


def check_departments(request: GateRequest, org: Organization) -> None:
    """Raise WrongCallError where the gate asks something of a department that the company does not have."""
    known = org.department_by_id
    for name in request.departments:
        if name not in known:
            raise unknown("no_such_department", name, tuple(known))


def settings_page(decided: Decided, words: Catalogue) -> str:
    """Return every setting with its value and where it comes from, as a table."""
    rows = [
        (key, _written(item.value, words), item.origin or words.ui("cli.settings.default"))
        for key, item in decided.entries.items()
    ]
    head = tuple(words.ui(f"cli.settings.{column}") for column in ("key", "value", "origin"))
    file = decided.file.path if decided.file else None
    told_file = words.ui("cli.settings.file" if file else "cli.settings.no_file", path=file)
    return f"{table([head, *rows])}\n\n{told_file}"


def _written(value: Any, words: Catalogue) -> str:
    if value is None or value == () or value == {}:
        return words.ui("cli.settings.unset")
    return json.dumps(_as_data(value), ensure_ascii=False)


def _as_data(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        filled = {key: item for key, item in asdict(value).items() if item not in (None, {}, ())}
        return {key.replace("_", "-"): _as_data(item) for key, item in filled.items()}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {key: _as_data(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_as_data(item) for item in value]
    return value
