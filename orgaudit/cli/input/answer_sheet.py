"""The answers of a sheet, matched with what is unknown of a company and merged into its texts."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from orgaudit.cli.exit_code import ExitCode, RefusedInputError
from orgaudit.cli.input.bounded import read_bounded
from orgaudit.cli.output.text_changes import ChangedFile, changed_files
from orgaudit.cli.session import Session
from orgaudit.cli.usage import WrongCallError
from orgaudit.engine.missing_facts import ATTRIBUTES, Fact
from orgaudit.findings.hit import Subject
from orgaudit.intake.answers.merging import Given, merge
from orgaudit.intake.answers.sheet import Answer, Sheet, read_sheet
from orgaudit.intake.editing.edits import SUBJECT_KINDS, Element
from orgaudit.intake.editing.text_files import text_files
from orgaudit.intake.fields import table
from orgaudit.intake.messages import message
from orgaudit.intake.problems import InputProblem
from orgaudit.intake.reading import STDIN, UnreadableError
from orgaudit.intake.report import Report
from orgaudit.intake.yaml.decoding import decoded
from orgaudit.intake.yaml.limits import DEFAULT_LIMITS
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.reports.content.agreeing import meant
from orgaudit.reports.words.localizer import localizer
from orgaudit.results.audit_result import AuditResult
from orgaudit.wording.catalogue import Catalogue

ARCHIVE: Final = b"PK"
"""What every workbook begins with, and no text does."""

_SECTIONS: Final = {"duty": "unowned"}


@dataclass(frozen=True, slots=True)
class Change:
    """The files that answers change, and the new texts of all. ``given`` went in; ``prefilled`` where the sheet held proposals."""

    files: tuple[ChangedFile, ...]
    texts: Mapping[str, str]
    given: tuple[tuple[Fact, Answer], ...]
    prefilled: bool

    @property
    def count(self) -> int:
        """How many answers went in."""
        return len(self.given)


def merged_answers(
    session: Session,
    words: Catalogue,
    sheet: str,
    paths: Sequence[str],
    org: Organization,
    today: date,
) -> Change:
    """Read a sheet and merge its answers; no file is written.

    Raises WrongCallError where a file cannot be read, RefusedInputError where an answer is wrong.
    """
    try:
        files = text_files(tuple(paths))
        data = _bytes(session, sheet)
    except UnreadableError as error:
        raise WrongCallError("unreadable", path=error.path, reason=error.reason) from None
    prefilled = data.startswith(ARCHIVE)
    answers = (
        _of_workbook(data, sheet) if prefilled else read_sheet(_text(session, words, data, sheet), sheet)
    )
    unknown, known = _facts(org)
    given: list[Given] = []
    facts: list[tuple[Fact, Answer]] = []
    problems: list[InputProblem] = []
    plain = localizer(org, words, redact=False)
    for written in answers.answers:
        fact = unknown.get(written.id) or _not_asked(written, known)
        if isinstance(fact, Fact):
            answer = meant(written, fact, plain)
            given.append(Given(Element(SUBJECT_KINDS[fact.kind], fact.address), fact.field, answer))
            facts.append((fact, answer))
        else:
            problems.append(fact)
    _refuse(session, words, (*answers.problems, *problems))
    merged = merge({file.shown: file.text for file in files}, org, given, today)
    _refuse(session, words, merged.problems)
    for note in merged.notes:
        session.note(message(note, words))
    texts = merged.texts or {}
    return Change(changed_files(files, texts), texts, tuple(facts), prefilled)


def _bytes(session: Session, sheet: str) -> bytes:
    try:
        if sheet != STDIN:
            return read_bounded(Path(sheet))
        # One byte more than is allowed shows that there is too much, without reading it all.
        return session.stdin.read(DEFAULT_LIMITS.size + 1)
    except OSError as error:
        raise UnreadableError(sheet, error.strerror or str(error)) from None


def _of_workbook(data: bytes, sheet: str) -> Sheet:
    from orgaudit.intake.answers.workbook import read_workbook
    from orgaudit.intake.sheets.files.grid import SheetsError

    try:
        return read_workbook(data, sheet)
    except SheetsError as error:
        code, facts = f"sheet_{error.code}", dict[str, Any](error.facts)
        raise WrongCallError(code, **facts) from None


def _text(session: Session, words: Catalogue, data: bytes, sheet: str) -> str:
    report = Report()
    text = decoded(data, sheet, DEFAULT_LIMITS, report)
    _refuse(session, words, [problem for problem in report.problems if text is None])
    return text or ""


def _not_asked(answer: Answer, known: Mapping[str, tuple[Fact, Subject]]) -> InputProblem:
    """Return what is wrong with an answer that fills no gap."""
    if answer.id not in known:
        return InputProblem("answer_unknown", answer.place, {"found": answer.id})
    fact, subject = known[answer.id]
    place = subject.origin.at(ATTRIBUTES.get(fact.path, fact.field))
    first = f"{place.path}:{place.line}"
    return InputProblem("answer_known", answer.place, {"field": fact.field, "first": first})


def _facts(org: Organization) -> tuple[dict[str, Fact], dict[str, tuple[Fact, Subject]]]:
    """Return every fact that can be asked by the id of its question: the unknown and the known ones."""
    unknown: dict[str, Fact] = {}
    known: dict[str, tuple[Fact, Subject]] = {}
    for subject in org.subjects():
        for item in table().sections[_SECTIONS.get(subject.kind, subject.kind)].fields:
            fact = Fact(subject.kind, subject.address, item.key)
            if getattr(subject, item.attribute, None) is None:
                unknown[fact.id] = fact
            else:
                known[fact.id] = fact, subject
    return unknown, known


def answered(org: Organization) -> frozenset[str]:
    """Return the ids of all questions that a company answers."""
    return frozenset(_facts(org)[1])


def _refuse(session: Session, words: Catalogue, problems: Sequence[InputProblem]) -> None:
    if not problems:
        return
    ordered = sorted(
        problems, key=lambda problem: (problem.place.path, problem.place.line, problem.place.column)
    )
    for problem in ordered:
        session.tell(message(problem, words, unquoted=session.discreet))
    session.note(words.ui("cli.told.nothing_merged", count=len(problems)))
    raise RefusedInputError(ExitCode.WRONG_INPUT)


def coverage_told(words: Catalogue, before: AuditResult, after: AuditResult) -> str:
    """Return what the answers did to coverage and band."""
    was, is_now = before.score.overall, after.score.overall
    return words.ui(
        "interview.merge.coverage",
        before=round(100 * before.coverage.overall.ratio),
        after=round(100 * after.coverage.overall.ratio),
        low_before=round(was.low),
        high_before=round(was.high),
        low_after=round(is_now.low),
        high_after=round(is_now.high),
    )
