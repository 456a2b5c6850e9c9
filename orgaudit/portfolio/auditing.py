"""One company of a portfolio: read, judged and boiled down to an entry. Whatever is wrong with it stays with it."""

import errno
import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator
from typing import Final

from orgaudit import __version__
from orgaudit.compare.states.led_elsewhere import is_led_out
from orgaudit.findings.severity import Severity
from orgaudit.intake.loaded import Loaded
from orgaudit.intake.messages import message
from orgaudit.intake.reading import MissingPathError, UnreadableError, bytes_of, files_of, load
from orgaudit.model import Organization, Place
from orgaudit.model.dataclass import dataclass, replace
from orgaudit.pipeline import audit
from orgaudit.reports.words.localizer import Localizer, localizer
from orgaudit.reports.words.moves import named, settled_names
from orgaudit.reports.words.redaction import OPEN, Redactor, redactor, redactor_of
from orgaudit.reports.words.veiled_paths import veiled
from orgaudit.results.audit_result import AuditResult, ImprovementMove
from orgaudit.results.portfolio import CompanyResult, Entry, FirstMove, FunctionTally, Trouble
from orgaudit.rules.duty_functions import duty_functions
from orgaudit.settings import Settings
from orgaudit.wording.catalogue import Catalogue, Language

MOST_DETAILS: Final = 3
"""Problems of a broken file that its entry tells; house default."""


@dataclass(frozen=True, slots=True)
class Task:
    """How the companies of a portfolio are audited and told of."""

    settings: Settings
    language: Language
    redact: bool = False
    redact_key: str = ""
    folders: bool = False

    @property
    def basis(self) -> str:
        """A digest of all that a result depends on besides the file: of what an earlier run found nothing else may be taken over."""
        told = (__version__, repr(self.settings), self.language, self.redact, self.redact_key, self.folders)
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def digest_of(path: str) -> str:
    """Return the digest of the files of a company; empty where they cannot be read."""
    digest = hashlib.sha256()
    try:
        for file in files_of(path):
            digest.update(file.as_posix().encode("utf-8", "surrogateescape") + b"\0")
            digest.update(bytes_of(file))
    except (MissingPathError, UnreadableError):
        return ""
    return digest.hexdigest()


def troubled(
    path: str, task: Task, trouble: Trouble | None, details: tuple[str, ...] = (), sha256: str = ""
) -> Entry:
    """Return the entry of a company of which nothing can be said but why. Nobody knows who may be named in its path."""
    shown = veiled(path, Catalogue(task.language).ui("cli.told.hidden")) if task.redact else ""
    return Entry(path=path, sha256=sha256, basis=task.basis, trouble=trouble, details=details, shown=shown)


def audited(path: str, task: Task) -> Entry:
    """Return the entry of a company."""
    basis, sha256, words = task.basis, digest_of(path), Catalogue(task.language)

    def trouble(kind: Trouble, *details: str) -> Entry:
        return troubled(path, task, kind, details, sha256)

    try:
        loaded = load(path, today=task.settings.today)
    except UnreadableError as error:
        return trouble("unreadable", error.reason)
    except MissingPathError:
        return trouble("unreadable", os.strerror(errno.ENOENT))
    if loaded.organization is None:
        codes = {problem.code for problem in loaded.problems}
        kind: Trouble = "no_departments" if codes == {"no_departments"} else "problems"
        hiding = redactor_of(loaded.persons, set(), words, task.redact_key) if task.redact else OPEN
        told = trouble(kind, *_problems(loaded, task, words, hiding))
        return replace(told, shown=hiding.text(path)) if task.redact and loaded.persons else told
    result = company_result(audit(loaded.organization, task.settings), task)
    shown = redactor((loaded.organization,), words, task.redact_key).text(path) if task.redact else ""
    return Entry(path=path, sha256=sha256, basis=basis, result=result, shown=shown)


def _problems(loaded: Loaded, task: Task, words: Catalogue, hiding: Redactor) -> Iterator[str]:
    """Yield the first problems; those of a company that hides its people, or that a link leads to, quote nothing."""
    led_out = any(map(is_led_out, loaded.paths))
    for problem in loaded.problems[:MOST_DETAILS]:
        if task.redact and not loaded.persons:
            # Nobody knows who may be named in a path.
            shown = veiled(problem.place.path, words.ui("cli.told.hidden"))
            problem = replace(problem, place=Place(shown, *problem.place[1:]))
        told = message(problem, words, unquoted=task.redact or led_out)
        yield hiding.text(told)
    more = len(loaded.problems) - MOST_DETAILS
    if more > 0:
        yield words.ui("portfolio.more_problems", count=more)


def company_result(result: AuditResult, task: Task) -> CompanyResult:
    """Return what an audit comes to."""
    org, band = result.organization, result.score.overall
    told = localizer(org, Catalogue(task.language), redact=task.redact, key=task.redact_key)
    findings = [item.finding for item in result.findings]
    return CompanyResult(
        company=told.user(org.company.name),
        industry=org.company.industry,
        employees=org.company.employees if isinstance(org.company.employees, int) else None,
        departments=len(org.departments),
        duties=len(org.duties),
        score=None if band.value is None else round(band.value, 2),
        low=round(band.low, 2),
        likely_low=round(band.likely_low, 2),
        likely_high=round(band.likely_high, 2),
        high=round(band.high, 2),
        coverage=round(result.coverage.overall.ratio, 4),
        levels=Counter(finding.severity.value for finding in findings),
        families={
            family: round(score.value, 2)
            for family, score in result.score.families.items()
            if score.value is not None and result.coverage.families[family].judged
        },
        functions=_functions(result),
        rules=Counter(finding.rule for finding in findings if not finding.severity.is_note),
        first_move=_first_move(result.moves[0], told) if result.moves else None,
        failed_rules=tuple(failure.rule for failure in result.failures),
    )


def _functions(result: AuditResult) -> dict[str, FunctionTally]:
    """Count the duties of each function, stated or told by the name, and those with a grave finding."""
    org: Organization = result.organization
    grave = {
        str(item.finding.subject.address)
        for item in result.findings
        if item.finding.severity.at_least(Severity.HIGH)
    }
    functions = duty_functions(org)
    duties: Counter[str] = Counter()
    troubled: Counter[str] = Counter()
    for duty in org.duties:
        function = functions.of(duty)
        if function is not None:
            duties[function.id] += 1
            troubled[function.id] += str(duty.address) in grave
    return {name: FunctionTally(count, troubled[name]) for name, count in sorted(duties.items())}


def _first_move(move: ImprovementMove, words: Localizer) -> FirstMove:
    names = settled_names(move, words)
    return FirstMove(
        move=move.move.value,
        department=None if move.department is None else words.department(move.department),
        subjects=named(names),
        count=len(names),
        effort_hours=move.effort_hours,
        hours_returned=move.hours_returned,
    )
