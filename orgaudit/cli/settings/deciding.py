"""The settings of a run: what the call says, else the settings file, else the default; each with where it comes from."""

from collections.abc import Iterator, Mapping
from datetime import date
from os.path import lexists
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from orgaudit.cli.exit_code import ExitCode, RefusedInputError
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.usage import WrongCallError, missing, unknown
from orgaudit.intake.messages import message
from orgaudit.intake.reading import STDIN, UnreadableError
from orgaudit.intake.settings_file.keys import KEYS
from orgaudit.intake.settings_file.kinds import BUDGET, GATE, NEVER, WrongValueError, rule_word
from orgaudit.intake.settings_file.loading import SETTINGS_NAME, SettingsFile, find_settings, read_settings
from orgaudit.intake.settings_file.values import GATE_PARTS, budget_of
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass, field
from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.spec import Rule
from orgaudit.settings import GateRequest, OwnFunctions, Settings

T = TypeVar("T")

_WORDS: Final = ("select", "ignore")
_DEFAULTS: Final = {"gate.fail-on": NEVER}
_PARTS: Final = tuple(f"gate.{name}" for name in GATE_PARTS)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """A value and where it comes from: an option, a variable, a place in the settings file, or nowhere (``None``)."""

    value: T
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """Everything decided for one run, by key, with its origin; ``rules`` are all there are, ours first."""

    file: SettingsFile | None
    entries: Mapping[str, Setting[Any]] = field(default_factory=dict)
    rules: tuple[Rule, ...] = BUILTIN.rules

    def value(self, key: str) -> Any:
        """Return the value of a key, ``None`` where nobody decided."""
        return self.entries[key].value if key in self.entries else None


def decide(call: Call, start: str) -> Decided:
    """Put together what the call says and what the settings file says that is nearest to ``start``.

    Raises WrongCallError where the file cannot be read, and RefusedInputError where something in it is wrong.
    """
    file = _settings_file(call, start) if call.takes("config") else None
    rules = _rules(call, file)
    entries: dict[str, Setting[Any]] = {}
    for key, value, origin in _from_file(file):
        entries[key] = Setting(value, origin)
    for key, (option, value) in call.keyed().items():
        entries[key] = Setting(_rule_words(value, rules, option) if key in _WORDS else value, option)
    ordered = {
        key: entries.get(key, Setting(_DEFAULTS.get(key)))
        for key in _keys()
        if key in entries or key not in _PARTS
    }
    call.session.redacting = ordered["redact"].value is not None
    call.session.redact_key = ordered["redact-key"].value or ""
    return Decided(file, ordered, rules)


def _settings_file(call: Call, start: str) -> SettingsFile | None:
    """Return the file that is named, else the nearest one; ``None`` where there is none or none is wanted."""
    session = call.session
    file = _wanted_file(call, start)
    if file is None:
        return None
    if not file.is_file():
        if lexists(file):
            raise WrongCallError("settings_no_file", path=str(file))
        raise missing("no_settings_file", str(file))
    try:
        read = read_settings(file, BUILTIN.rules, installed=_installed)
    except UnreadableError as error:
        raise WrongCallError("unreadable", path=error.path, reason=error.reason) from None
    session.settings_language = read.values.get("lang")
    words = session.catalogue
    # No company has said yet who may be named in them.
    session.redacting = unquoted = session.redacting or read.values.get("redact") is not None
    for note in read.notes:
        session.note(message(note, words, unquoted=unquoted))
    if read.problems:
        for problem in read.problems:
            session.tell(message(problem, words, unquoted=unquoted))
        session.note(words.ui("cli.problems_total", count=len(read.problems)))
        raise RefusedInputError(ExitCode.WRONG_INPUT)
    return read


def _wanted_file(call: Call, start: str) -> Path | None:
    config = call["config"]
    if config == "":  # as of a variable that is not set: whoever names settings wants no others
        raise WrongCallError("config_missing")
    file = place_of_settings(call, start)
    if config is None and file is not None and file.name != SETTINGS_NAME:
        raise WrongCallError("settings_misnamed", path=str(file), name=SETTINGS_NAME)
    return file


def place_of_settings(call: Call, start: str) -> Path | None:
    """Return the path of the settings that a call names, else of the nearest ones; ``None`` where there are none or none are wanted."""
    config = call["config"]
    if config is not None:
        return Path(config)
    return None if call["isolated"] else find_settings(Path() if start in ("", STDIN) else Path(start))


def _rules(call: Call, file: SettingsFile | None) -> tuple[Rule, ...]:
    """Return every rule there is for a call."""
    own = (*file.values.get("rules", ()), *file.values.get("rule-packs", ())) if file else ()
    plugins = file.values.get("plugins", ()) if file else ()
    if not own and not plugins:
        return BUILTIN.rules
    # Few companies have rules beside ours.
    from orgaudit.cli.settings.own_rules import rules_of

    return rules_of(call.session, Settings(rules=own, plugins=plugins))


def _installed(names: tuple[str, ...]) -> tuple[Rule, ...]:
    from orgaudit.cli.settings.own_rules import installed

    return installed(names)


def _rule_words(words: tuple[str, ...], rules: tuple[Rule, ...], option: str) -> tuple[str, ...]:
    """Return words of the call that select rules. Raises WrongCallError for one that names none."""
    try:
        return tuple(rule_word(word, rules) for word in words)
    except WrongValueError as wrong:
        raise WrongCallError(wrong.code, option=option, more=None, **wrong.facts) from None


def _keys() -> Iterator[str]:
    for key in KEYS:
        if key == "gate":
            yield from (f"gate.{name}" for name in (*GATE, *GATE_PARTS))
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


def audited_paths(call: Call, decided: Decided) -> tuple[str, ...]:
    """Return what is audited: the path of the call, else those of the settings, which count from the file's folder.

    Raises WrongCallError where neither names one, or settings that were found name one out of their repository.
    """
    entry = decided.entries["paths"]
    if entry.value is None:
        raise call.wrong("missing_argument", name="PATH")
    if entry.origin == "PATH" or decided.file is None:
        return tuple(entry.value)
    # Most calls name their paths.
    from orgaudit.compare.states.led_elsewhere import leads_out

    folder = decided.file.folder
    for path in entry.value if call["config"] is None else ():
        # Who may change the settings is not always who may read every file of the machine that they are used on.
        if leads_out(folder / path, folder):
            raise call.wrong("path_leads_out", at=entry.origin, found=path)
    return tuple(str(folder / path) for path in entry.value)


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
        plugins=decided.value("plugins") or (),
        rules=(*(decided.value("rules") or ()), *(decided.value("rule-packs") or ())),
    )


def gate_of(decided: Decided, *, strict_baseline: bool = False) -> GateRequest:
    """Return what the gate is asked."""
    return GateRequest(
        budget_of({name: decided.value(f"gate.{name}") for name in BUDGET}),
        decided.value("gate.families") or {},
        decided.value("gate.departments") or {},
        only_new=bool(decided.value("gate.only-new")),
        strict_baseline=strict_baseline,
        inferred=bool(decided.value("gate.inferred")),
    )


def check_departments(request: GateRequest, org: Organization) -> None:
    """Raise WrongCallError where the gate asks something of a department that the company does not have."""
    known = org.department_by_id
    for name in request.departments:
        if name not in known:
            raise unknown("no_such_department", name, tuple(known))
