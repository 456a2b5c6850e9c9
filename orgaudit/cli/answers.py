"""The answers of a sheet on their way into the company's files: matched, merged, shown as a difference, written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import unified_diff
from pathlib import Path

from orgaudit.audit.gaps import ATTRIBUTES, Fact
from orgaudit.audit.result import AuditResult
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.files import write_whole
from orgaudit.cli.reading import told
from orgaudit.cli.refused import RefusedInputError
from orgaudit.cli.session import Session
from orgaudit.cli.usage import WrongCallError
from orgaudit.findings.hit import Subject
from orgaudit.intake.answers.merging import Given, merge
from orgaudit.intake.answers.sheet import Answer, read_sheet
from orgaudit.intake.decoding import decoded
from orgaudit.intake.editing.edits import Element
from orgaudit.intake.editing.layout import LINE_END
from orgaudit.intake.editing.text_files import NotInEncoding, TextFile, text_files, text_of
from orgaudit.intake.fields import table
from orgaudit.intake.limits import DEFAULT_LIMITS
from orgaudit.intake.problems import InputProblem
from orgaudit.intake.reading import STDIN, Unreadable
from orgaudit.intake.report import Report
from orgaudit.model.organization import Organization
from orgaudit.wording.catalogue import Catalogue

_SECTIONS = {"duty": "unowned"}


@dataclass(frozen=True, slots=True)
class Change:
    """The files that answers change: each with its new text. ``count`` answers went in."""

    files: tuple[tuple[TextFile, str], ...]
    texts: Mapping[str, str]
    count: int


def merged_answers(
    session: Session,
    sheet: str,
    paths: Sequence[str],
    stdin: tuple[str, bytes] | None,
    result: AuditResult,
    today: date,
) -> Change:
    """Read a sheet and merge its answers; no file is written.

    Raises WrongCallError where a file cannot be read, RefusedInputError where an answer is wrong.
    """
    org = result.organization
    try:
        files = _files(paths, stdin)
        read = _read(session, sheet)
    except Unreadable as error:
        raise WrongCallError("unreadable", path=error.path, reason=error.reason) from None
    answers, problems = read_sheet(read, sheet), []
    given: list[Given] = []
    for answer in answers.answers:
        fact = _asked(org, result, answer)
        if isinstance(fact, Fact):
            given.append(Given(Element(fact.kind, fact.address), fact.field, answer))
        else:
            problems.append(fact)
    _refuse(session, (*answers.problems, *problems))
    merged = merge({file.shown: file.text for file in files}, org, given, today)
    _refuse(session, merged.problems)
    texts = merged.texts or {}
    changed = tuple((file, texts[file.shown]) for file in files if texts.get(file.shown) != file.text)
    return Change(changed, texts, len(given))


def difference(change: Change) -> str:
    """Return what the answers change as a unified difference."""
    return "".join(line for file, text in change.files for line in _difference(file, text))


def write_change(change: Change) -> None:
    """Write the changed files, each whole; all are made before the first is written. Raises WrongCallError."""
    try:
        contents = [(file.path, file.bytes_of(text)) for file, text in change.files]
    except NotInEncoding as error:
        facts = {"path": error.path, "found": error.sign, "encoding": error.encoding}
        raise WrongCallError("not_in_encoding", **facts) from None
    old = [(file.path, file.bytes_of(file.text)) for file, _ in change.files]
    done = 0
    try:
        for path, content in contents:
            write_whole(path, content)
            done += 1
    except OSError as error:
        for path, content in old[:done]:  # all or none
            write_whole(path, content)
        raise WrongCallError("unwritable", path=str(contents[done][0]), reason=error.strerror) from None


def _files(paths: Sequence[str], stdin: tuple[str, bytes] | None) -> tuple[TextFile, ...]:
    if stdin is not None:
        return (text_of(stdin[1], stdin[0], Path(stdin[0])),)
    return text_files(tuple(paths))


def _read(session: Session, sheet: str) -> str:
    try:
        data = session.stdin.read() if sheet == STDIN else Path(sheet).read_bytes()
    except OSError as error:
        raise Unreadable(sheet, error.strerror or str(error)) from None
    report = Report()
    text = decoded(data, sheet, DEFAULT_LIMITS, report)
    _refuse(session, [problem for problem in report.problems if text is None])
    return text or ""


def _asked(org: Organization, result: AuditResult, answer: Answer) -> Fact | InputProblem:
    """Return the fact that an answer is for, or what is wrong with it."""
    unknown, known = _facts(org)
    if answer.id in unknown:
        return unknown[answer.id]
    if answer.id not in known:
        return InputProblem("answer_unknown", answer.place, {"found": answer.id})
    fact, subject = known[answer.id]
    place = subject.origin.at(ATTRIBUTES.get(fact.path, fact.field))
    first = f"{place.path}:{place.line}"
    return InputProblem("answer_known", answer.place, {"field": fact.field, "first": first})


def _facts(org: Organization) -> tuple[dict[str, Fact], dict[str, tuple[Fact, Subject]]]:
    """Return every fact that can be asked by the id of its question: the unknown and the known ones."""
    kept = org.kept.get("question ids")
    if isinstance(kept, tuple):
        return kept
    unknown: dict[str, Fact] = {}
    known: dict[str, tuple[Fact, Subject]] = {}
    for subject in org.subjects():
        for item in table().sections[_SECTIONS.get(subject.kind, subject.kind)].fields:
            fact = Fact(subject.kind, subject.address, item.key)
            if getattr(subject, item.attribute, None) is None:
                unknown[fact.id] = fact
            else:
                known[fact.id] = fact, subject
    org.kept["question ids"] = unknown, known
    return unknown, known


def _refuse(session: Session, problems: Sequence[InputProblem]) -> None:
    if not problems:
        return
    words = session.catalogue
    ordered = sorted(problems, key=lambda problem: (problem.place.path, problem.place.line, problem.place.column))
    for line in told(ordered, words, unquoted=session.redacting):
        session.tell(line)
    session.note(words.ui("cli.told.nothing_merged", count=len(problems)))
    raise RefusedInputError(ExitCode.WRONG_INPUT)


def _difference(file: TextFile, text: str) -> Iterator[str]:
    before, after = (_lines(one) for one in (file.text, text))
    for line in unified_diff(before, after, f"a/{file.shown}", f"b/{file.shown}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Return the lines of a text, each with one plain line break."""
    parts = LINE_END.split(text)
    last = [parts[-1]] if parts[-1] else []
    return [f"{part}\n" for part in parts[:-1]] + last


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
