"""A company as it lies before the reader of the page: what was opened, and what an audit found in it."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import PurePath
from typing import Final

from orgaudit import __version__, pipeline
from orgaudit.engine.gate import judge
from orgaudit.engine.questions import Question, questions_of
from orgaudit.intake.loaded import Loaded
from orgaudit.intake.reading import SUFFIXES, load_parts, load_texts
from orgaudit.intake.report import Report
from orgaudit.intake.yaml.decoding import decoded
from orgaudit.intake.yaml.limits import DEFAULT_LIMITS
from orgaudit.model.dataclass import dataclass
from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import GateRequest, Settings
from orgaudit.wording.catalogue import Catalogue, Language

MADE: Final = "org.yaml"
"""The name of the file that is made of spreadsheets."""

MOST_ASKED: Final = 10
"""Questions that stand beside the report; house default: as many as are chosen together."""

Part = tuple[str, bytes]
"""A file with its name."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A company fit to be audited, with the questions worth asking next. ``doubts`` counts the cells of its spreadsheets that were not understood."""

    texts: tuple[tuple[str, str], ...]
    loaded: Loaded
    result: AuditResult
    settings: Settings
    questions: tuple[Question, ...] = ()
    doubts: int = 0


class RefusedError(Exception):
    """What was dropped is no company; ``told`` says why, line by line, in the language of the page."""

    def __init__(self, told: Sequence[str]) -> None:
        super().__init__("\n".join(told))
        self.told = tuple(told)


class NothingOpenedError(LookupError):
    """The page asked for a company before it opened one, which only a bug does."""


def there(company: Opened | None) -> Opened:
    """Return the company on the desk. Raises NothingOpenedError."""
    if company is None:
        raise NothingOpenedError
    return company


def opened(parts: Sequence[Part], words: Catalogue, today: date) -> Opened:
    """Read the files of one company, or the spreadsheets that describe one, and audit it. Raises RefusedError."""
    given = [PurePath(name).suffix.casefold() in SUFFIXES for name, _ in parts]
    if any(given) and not all(given):
        raise RefusedError((words.ui("browser.one_kind"),))
    if not any(given):
        return _of_sheets(parts, words, today)
    loaded = load_parts(parts, today=today)
    report = Report()
    texts = tuple((name, decoded(data, name, DEFAULT_LIMITS, report) or "") for name, data in parts)
    return _audited(texts, loaded, words, Settings(today=today))


def changed(before: Opened, texts: Mapping[str, str], loaded: Loaded, words: Catalogue) -> Opened:
    """Audit a company again whose texts have changed and were read; only what the change touches is judged. Raises RefusedError."""
    new = tuple((name, texts.get(name, text)) for name, text in before.texts)
    return _audited(new, loaded, words, before.settings, before)


def audit_report(company: Opened, language: Language) -> AuditReport:
    """Return the report, as the command line tells it."""
    return AuditReport(
        result=company.result,
        catalogue=Catalogue(language),
        paths=company.loaded.paths,
        sha256=company.loaded.sha256,
        version=__version__,
        gate=judge(GateRequest(), company.result),
    )


def _audited(
    texts: tuple[tuple[str, str], ...],
    loaded: Loaded,
    words: Catalogue,
    settings: Settings,
    before: Opened | None = None,
    doubts: int = 0,
) -> Opened:
    if loaded.organization is None:
        raise RefusedError(loaded.messages(words.language))
    result = pipeline.audit(loaded.organization, settings, before=before.result if before else None)
    # By counts: a reader would wait for the search after each answer.
    asked = questions_of(result, MOST_ASKED, most_searched=0).questions
    return Opened(texts, loaded, result, settings, asked, before.doubts if before else doubts)


def _of_sheets(parts: Sequence[Part], words: Catalogue, today: date) -> Opened:
    # Most of what is opened is YAML.
    from orgaudit.intake.sheets.files.grid import SheetsError
    from orgaudit.intake.sheets.importing import read_parts
    from orgaudit.intake.sheets.options import Options

    try:
        text, imported = read_parts(parts, Options(language=words.language), today=today)
    except SheetsError as error:
        raise RefusedError((words.ui(f"cli.usage.sheet_{error.code}", **error.facts),)) from None
    except ModuleNotFoundError:
        raise RefusedError((words.ui("browser.no_workbooks"),)) from None
    if imported.organization is None:
        raise RefusedError((words.ui("browser.no_company"),))
    loaded = load_texts([(MADE, text)], today=today)
    return _audited(((MADE, text),), loaded, words, Settings(today=today), doubts=len(imported.doubts))
