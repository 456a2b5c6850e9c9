"""The one table of options: its flag, what it takes, the settings key that it overrides, and the commands that take it.

Parameters, help pages, the reading of values and --show-settings are made of it. The words of an option stand in
wording/<language>/cli.yaml under its name. Every call loads this module, so what takes long is imported where it is needed.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from orgaudit.cli.settings.language import as_language
from orgaudit.cli.usage import WrongCallError
from orgaudit.intake.settings_file.kinds import (
    DAY,
    GATE,
    LANGUAGE,
    LEVEL,
    PEOPLE,
    Kind,
    WrongValueError,
    choice,
    number_between,
)
from orgaudit.model.dataclass import dataclass
from orgaudit.model.pattern import pattern
from orgaudit.rules.spec import Family

ON_A_COMPANY: Final = ("audit", "diff", "plan", "simulate", "questions")
ON_COMPANIES: Final = (*ON_A_COMPANY, "portfolio", "trend")
WITH_REPORT: Final = (*ON_COMPANIES, "baseline", "classify", "rules", "explain", "fields")
WITH_SETTINGS: Final = (*ON_COMPANIES, "baseline", "classify")
READS_A_PATH: Final = ("audit", "plan", "simulate", "questions", "baseline", "convert", "trend")
GATED: Final = ("audit", "diff", "plan")

CONVERTED: Final = ("yaml", "json", "xlsx")
"""What ``convert`` writes, each by its suffix too."""

NARROWEST, WIDEST = 40, 1_000
MOST_QUESTIONS, MOST_QUARTERS = 1_000, 40
MOST_GROWTH: Final = 100.0
MOST_ROWS: Final = 1_048_576
MOST_JOBS, MOST_SECONDS, MOST_PORT = 1_000, 86_400, 65_535
"""House defaults: slips of the keyboard lie beyond."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option, or without a ``flag`` one argument. Without a ``kind`` it takes no value; ``many`` may be repeated.

    ``name`` is that of its value and of its words; its flag where it is empty.
    """

    flag: str
    commands: tuple[str, ...]
    metavar: str = ""
    kind: Kind | None = None
    name: str = ""
    key: str = ""
    many: bool = False
    required: bool = False
    short: str = ""
    default: object = None

    @property
    def parameter(self) -> str:
        """The name of the value."""
        return self.name or self.flag.lstrip("-").replace("-", "_")


# What may stand between rules; no name of one holds it.
_BETWEEN: Final = pattern("[,\uff0c\u3001;\uff1b\\s]+")


def _words(text: str) -> tuple[str, ...]:
    # Which rules there are, the settings say too; cli/settings/deciding.py holds the words against them.
    return tuple(part for part in _BETWEEN.split(text) if part)


def _language(text: str) -> str:
    return as_language(text) or str(LANGUAGE.read(text))


TEXT: Final = Kind(str, {})
PATHS: Final = Kind(lambda text: (text,), {})
RULES: Final = Kind(_words, {})

OPTIONS: Final = (
    Option("", ("baseline",), "write|list|prune", choice("write", "list", "prune"), "action", required=True),
    Option("", READS_A_PATH, "PATH", PATHS, "path", key="paths"),
    Option("", ("diff",), "OLD", TEXT, "old", required=True),
    Option("", ("diff",), "NEW", TEXT, "new", required=True),
    Option("", ("portfolio",), "PATH...", TEXT, "companies", many=True, required=True),
    Option("", ("classify",), "TEXT...", TEXT, "text", many=True),
    Option("", ("rules",), "test", choice("test"), "rules_action"),
    Option("", ("rules",), "PATH", TEXT, "rules_path"),
    Option("", ("explain",), "RULE", TEXT, "rule", required=True),
    Option(
        "",
        ("new-rule",),
        "FAMILY",
        choice(*(family.value for family in Family if family is not Family.OWN)),
        "family",
        required=True,
    ),
    Option("", ("new-rule",), "NAME", TEXT, "rule_name", required=True),
    Option("--into", ("new-rule",), "FOLDER", TEXT),
    Option("", ("import",), "FILE...", TEXT, "sheet_files", many=True, required=True),
    Option("--from", ("import",), "NAME", TEXT, name="importer"),
    Option("--output", ("import",), "PATH", TEXT, name="import_output", short="-o"),
    Option("--report", ("import",), "[FORMAT:]PATH", TEXT, name="import_report", many=True),
    Option("--into", ("import",), "PATH", TEXT, name="into_company"),
    Option("--dry-run", ("import",)),
    Option("--strict", ("import",)),
    Option("--keys", ("import",), "en|ja", choice("en", "ja"), default="en"),
    Option("--map", ("import",), "HEADING=FIELD", TEXT, many=True),
    Option("--sheet", ("import",), "NAME", TEXT, many=True),
    Option("--header-row", ("import",), "N", number_between(1, MOST_ROWS, whole=True)),
    Option("--save-map", ("import",), "FILE", TEXT),
    Option("--use-map", ("import",), "FILE", TEXT),
    Option("--trace", ("import",)),
    Option("--leaves", ("simulate",), "PERSON", TEXT, many=True),
    Option("--merge", ("simulate",), "A,B", TEXT, many=True),
    Option("--move", ("simulate",), "DUTY=DEPARTMENT", TEXT, many=True),
    Option("--automate", ("simulate",), "DUTY", TEXT, many=True),
    Option("--add-backup", ("simulate",), "DUTY=PERSON", TEXT, many=True),
    Option("--write-manual", ("simulate",), "DUTY", TEXT, many=True),
    Option("--growth", ("simulate",), "FACTOR", number_between(0.01, MOST_GROWTH)),
    Option("--write", ("simulate",), "OUT", TEXT),
    Option("--all-leavers", ("simulate",)),
    Option("--budget", ("plan",), "20d|160h", TEXT),
    Option("--quarters", ("plan",), "N", number_between(1, MOST_QUARTERS, whole=True)),
    Option("--aim", ("plan",), "hours|score", choice("hours", "score"), default="hours"),
    Option("--to-pass", ("plan",)),
    Option("--limit", ("questions",), "N", number_between(1, MOST_QUESTIONS, whole=True)),
    Option("--department", ("questions",), "NAME", TEXT),
    Option("--answers", ("questions",), "FILE", TEXT),
    Option("--write", ("questions",), name="write_answers"),
    Option("--folders", ("portfolio",)),
    Option("--jobs", ("portfolio",), "N", number_between(1, MOST_JOBS, whole=True)),
    Option("--engine", ("portfolio",), "dask[:ADDRESS]", TEXT),
    Option("--time-limit", ("portfolio",), "SECONDS", number_between(1, MOST_SECONDS)),
    Option("--shard", ("portfolio",), "K/N", TEXT),
    Option("--resume", ("portfolio",), "FILE", TEXT),
    Option("--since", ("trend",), "DATE", DAY, name="trend_since"),
    Option("--monthly", ("trend",)),
    Option("--industry", ("classify",), "NAME", TEXT),
    Option("--section", ("fields",), "NAME", TEXT),
    Option("--report", ("schema",)),
    Option("--settings", ("schema",)),
    Option("--diff", ("schema",)),
    Option("--questions", ("schema",)),
    Option("--plan", ("schema",)),
    Option("--portfolio", ("schema",)),
    Option("--example", ("init",), "NAME", TEXT),
    Option("--output", ("init",), "PATH", TEXT, name="init_output", short="-o"),
    Option("--with-schema", ("init",)),
    Option("--output", ("template",), "PATH", TEXT, name="template_output", short="-o"),
    Option("--from", ("template",), "PATH", TEXT, name="from_company"),
    Option("--only", ("template",), "questions", choice("questions")),
    Option("--format", ("convert",), "|".join(CONVERTED), choice(*CONVERTED), name="convert_format"),
    Option("--fix", ("convert",)),
    Option("--keys", ("convert",), "en|ja", choice("en", "ja"), default="en"),
    Option("--output", ("convert",), "PATH", TEXT, name="convert_output", short="-o"),
    Option("--pyodide", ("serve",), "FOLDER", TEXT),
    Option("--port", ("serve",), "N", number_between(0, MOST_PORT, whole=True), default=0),
    Option("--browse", ("serve",)),
    Option("--root", ("mcp",), "FOLDER", TEXT),
    Option("--names", ("mcp",), name="show_names"),
    Option("--file", ("baseline",), "FILE", TEXT),
    Option("--accept-new", ("baseline",)),
    Option("--output", WITH_REPORT, "[FORMAT:]PATH", TEXT, many=True, short="-o"),
    Option("--format", WITH_REPORT, "FORMAT", TEXT),
    Option("--open", WITH_REPORT),
    Option("--show", ("audit", "diff"), "LEVEL", LEVEL, default="low"),
    Option("--show-waived", ("audit",)),
    Option("--watch", ("audit",)),
    Option("--full", ("audit",)),
    Option("--redact", (*WITH_REPORT, "import"), "people", PEOPLE, key="redact"),
    Option("--names", WITH_REPORT),
    Option("--width", WITH_REPORT, "N", number_between(NARROWEST, WIDEST, whole=True)),
    Option("--fail-on", ("audit", "plan"), "LEVEL", GATE["fail-on"], key="gate.fail-on"),
    Option("--fail-on", ("diff",), "LEVEL", GATE["fail-on"], key="gate.fail-on", name="fail_on_new"),
    Option("--fail-on-regression", ("diff",)),
    Option("--min-score", ("audit", "plan"), "N", GATE["min-score"], key="gate.min-score"),
    Option("--min-coverage", ("audit", "plan"), "N", GATE["min-coverage"], key="gate.min-coverage"),
    Option("--gate-inferred", GATED, key="gate.inferred"),
    Option("--baseline", ("audit",), "FILE", TEXT),
    Option("--since", ("audit",), "GIT_REF", TEXT),
    Option("--since-exact", ("audit",), "GIT_REF", TEXT),
    Option("--only-new", ("audit",), key="gate.only-new"),
    Option("--strict-baseline", ("audit",)),
    Option("--exit-zero", GATED),
    Option("--select", ON_COMPANIES, "RULE", RULES, key="select", many=True),
    Option("--ignore", ON_COMPANIES, "RULE", RULES, key="ignore", many=True),
    Option("--today", (*ON_COMPANIES, "baseline", "template", "convert"), "DATE", DAY),
    Option("--stdin-filename", READS_A_PATH, "PATH", TEXT),
    Option("--config", (*WITH_SETTINGS, "rules", "explain"), "FILE", TEXT),
    Option("--isolated", (*WITH_SETTINGS, "rules", "explain")),
    Option("--show-settings", WITH_SETTINGS),
)
"""In the order of the help pages."""

COMMON: Final = (
    Option("--lang", (), "ja|en", Kind(_language, {}), key="lang"),
    Option("--color", (), "auto|always|never", choice("auto", "always", "never"), default="auto"),
    Option("--quiet", (), short="-q"),
    Option("--verbose", (), short="-v"),
    Option("--traceback", ()),
)
"""What every command takes, before its name and after it."""

REPORTS: Final[Mapping[str, str]] = {
    **{name: name for name in WITH_REPORT},
    "simulate": "simulation",
    "classify": "names",
    "explain": "rule",
    "import": "import",
}
"""The kind of report that each command tells, as the table of formats names it."""


def options_of(command: str) -> tuple[Option, ...]:
    """Return the arguments and options of a command, without what all commands take."""
    return tuple(option for option in OPTIONS if command in option.commands)


def facts_of_words(command: str) -> dict[str, object]:
    """Return what the words of options say of the formats of a command."""
    from orgaudit.reports.formats import FORMATS, formats_of

    return {
        "formats": tuple(formats_of(REPORTS[command])) if command in REPORTS else (),
        "public": tuple(name for name, item in FORMATS.items() if item.public),
    }


def read_values(options: Iterable[Option], raw: Mapping[str, Any]) -> dict[str, Any]:
    """Read the values of a call, by the names of their parameters. Raises WrongCallError."""
    return {option.parameter: _value(option, raw.get(option.parameter)) for option in options}


def _value(option: Option, given: Any) -> Any:
    if option.kind is None:
        return bool(given)
    if given is None or given == ():
        return () if option.many else option.default
    try:
        if not option.many:
            return option.kind.read(given)
        read = [option.kind.read(text) for text in given]
    except WrongValueError as wrong:
        shown = option.flag or option.metavar
        raise WrongCallError(wrong.code, option=shown, **{"more": None, **wrong.facts}) from None
    return tuple(one for part in read for one in (part if isinstance(part, tuple) else (part,)))
