"""The report of a difference: what is new and why, what changed, what the scores did."""

from collections.abc import Iterator
from typing import ClassVar, Final, get_args

from orgaudit.findings.severity import Severity
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.reports.content.diff_sheets import (
    STATES,
    difference_sheets,
    level_told,
    numbered_changes,
    worst_of,
)
from orgaudit.reports.content.score_pictures import before_and_after
from orgaudit.reports.content.sheets import sheet
from orgaudit.reports.document import (
    Block,
    Column,
    Document,
    Facts,
    Gap,
    Group,
    Heading,
    Item,
    Items,
    Line,
    On,
    Paragraph,
    Table,
    cells,
)
from orgaudit.reports.report import Report
from orgaudit.reports.text import Look, joined, level, plain, quiet, strong, styled
from orgaudit.reports.words.both import BothWords
from orgaudit.reports.words.changes import cause_told, change_told, element_told
from orgaudit.reports.words.gate_reasons import gate_look, gate_told
from orgaudit.reports.words.localizer import Localizer
from orgaudit.reports.words.scores import band_told
from orgaudit.results.difference import Change, Difference, ElementKind, FindingChange
from orgaudit.results.gate import NOT_ASKED, Gate

GATE_SENTENCES: Final = "diff/gate"
"""Where the words for the reasons of this gate stand."""

MOST_BRIEF: Final = 20
"""Findings of one state and changed elements of one kind on a brief screen; house default."""


@dataclass(frozen=True, slots=True)
class State:
    """Where one of the two states comes from: as the call names it, and its files; ``sha256`` is ``None`` where there were none."""

    label: str
    paths: tuple[str, ...]
    sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffReport(Report):
    """Everything a report of a difference is made from; ``show`` as for an audit."""

    kind: ClassVar[str] = "diff"

    difference: Difference
    old: State
    new: State
    gate: Gate = NOT_ASKED
    show: Severity = Severity.LOW

    def words(self) -> BothWords:
        """Return the words of both states."""
        new, old = self.states()
        return BothWords(self.words_of(old), self.words_of(new))

    def states(self) -> tuple[Organization, ...]:
        """Return the new and the old state."""
        return self.difference.new.organization, self.difference.old.organization

    def document(self) -> Document:
        """Return the whole report."""
        words = self.words()
        blocks = (
            *_top(self, words),
            *_findings(self, words),
            *_changes(self.difference.changes, words),
            *_bottom(self, words.new),
        )
        return self._document(blocks, words)

    def workbook(self) -> Document:
        """Return the same as sheets, findings and changes as rows."""
        words = self.words()
        summary = (*_top(self, words), *_bottom(self, words.new))
        rows = difference_sheets(self.difference, self.show, words)
        return self._document((sheet("summary", summary, words.new), *rows), words)

    def _document(self, blocks: tuple[Block, ...], words: BothWords) -> Document:
        say, user = words.new.say, words.new.user
        return Document(
            title=say("diff/title", company=user(self.difference.new.organization.company.name)),
            subtitle=say("diff/states", old=user(self.old.label), new=user(self.new.label)),
            blocks=blocks,
        )


def _top(report: DiffReport, words: BothWords) -> Iterator[Block]:
    difference, say = report.difference, words.new.say
    yield _head(report, words.new)
    yield from before_and_after(difference.old.score.overall, difference.new.score.overall, words.new)
    results = (difference.old, difference.new)
    for rule in dict.fromkeys(item.rule for result in results for item in result.failures):
        yield Paragraph(styled(say("diff/failed_rule", rule=rule), Look.BAD))


def _bottom(report: DiffReport, words: Localizer) -> Iterator[Block]:
    difference, say = report.difference, words.say
    families = tuple(_families(difference, words))
    if families:
        yield Heading(say("diff/title_of.scores"))
        columns = (Column(say(f"diff/column.{name}")) for name in ("family", "old", "new"))
        yield Table(tuple(columns), tuple(cells(*row) for row in families))
    method = _method(difference, words)
    if method:
        yield Gap()
        yield Paragraph(quiet(method))


def _head(report: DiffReport, words: Localizer) -> Facts:
    difference = report.difference
    old, new = difference.old.score.overall, difference.new.score.overall
    facts = [
        ("score", strong(words.say("diff/score", old=band_told(old, words), new=band_told(new, words)))),
        ("changes", plain(_change_count(len(difference.changes), words))),
        ("findings", plain(_finding_count(difference, words))),
    ]
    if report.gate.asked:
        told = " ".join(gate_told(report.gate, words, sentences=GATE_SENTENCES))
        facts.append(("gate", styled(told, gate_look(report.gate))))
    return Facts(tuple((words.say(f"diff/label.{key}"), (text,)) for key, text in facts))


def _change_count(count: int, words: Localizer) -> str:
    return words.say("diff/counts.changes" if count else "diff/counts.no_changes", count=count)


def _finding_count(difference: Difference, words: Localizer) -> str:
    told = [
        words.say("diff/counts.finding", count=len(found), state=words.say(f"diff/state.{state}"))
        for state in STATES
        if (found := [item for item in difference.of(state) if not worst_of(item).is_note])
    ]
    notes = {item.finding.fingerprint for item in difference.new.findings if item.finding.severity.is_note}
    same = sum(name not in notes for name in difference.unchanged)
    told.append(words.say("diff/counts.unchanged", count=same))
    return words.say("people.comma").join(told)


def _findings(report: DiffReport, words: BothWords) -> Iterator[Block]:
    say = words.new.say
    numbered = numbered_changes(report.difference, words)
    for state in STATES:
        found = report.difference.of(state)
        shown = [item for item in found if worst_of(item).at_least(report.show)]
        if not found:
            continue
        shown.sort(key=lambda item: -item.weighed.finding.severity.rank)
        notes = sum(worst_of(item).is_note for item in found)
        beside = say("diff/notes", count=notes) if notes else None
        yield Heading(say(f"diff/section.{state}", count=len(found) - notes, notes=beside))
        told = [_finding(item, words, numbered, _on(at)) for at, item in enumerate(shown)]
        told += _more(len(shown), words.new)
        hidden = len(found) - len(shown)
        if hidden:
            told.append(Item(quiet(say("diff/hidden", count=hidden))))
        yield Items(tuple(told))


def _on(at: int) -> On:
    return On.ALL if at < MOST_BRIEF else On.DETAIL


def _more(count: int, words: Localizer) -> Iterator[Item]:
    if count > MOST_BRIEF:
        yield Item(quiet(words.say("diff/more", count=count - MOST_BRIEF)), on=On.LISTED)


def _changes(changes: tuple[Change, ...], words: BothWords) -> Iterator[Block]:
    """Yield the changed elements by kind, each with what changed of it by the number of the change."""
    by_kind: dict[ElementKind, dict[tuple[str | None, str | None], list[tuple[int, Change]]]] = {}
    for number, change in enumerate(changes, start=1):
        elements = by_kind.setdefault(change.element, {})
        elements.setdefault((change.old, change.new), []).append((number, change))
    if by_kind:
        yield Heading(words.new.say("diff/title_of.changes"))
    for kind in get_args(ElementKind):
        if kind in by_kind:
            items = tuple(
                Item(
                    strong(element_told(listed[0][1], words)),
                    tuple(
                        Line(plain(f"{number}. {change_told(change, words)}")) for number, change in listed
                    ),
                    on=_on(at),
                )
                for at, listed in enumerate(by_kind[kind].values())
            )
            title = words.new.say(f"diff/kind.{kind}")
            yield Group(title, (Items((*items, *_more(len(items), words.new))),))


def _finding(item: FindingChange, words: BothWords, numbered: tuple[str, ...], on: On) -> Item:
    finding = item.weighed.finding
    side = words.old if item.state in ("fixed", "not_judged") else words.new
    message = side.message(finding)
    headline = side.say("subject.titled", title=message.title, name=side.subject_name(finding.subject))
    place = styled(side.place(finding.place), Look.CODE)
    lines = [plain(message.text), plain(cause_told(item.cause, numbered, side))]
    if item.came_to_light:
        lines.append(quiet(side.say("diff/came_to_light")))
    return Item(
        joined((strong(headline), quiet(finding.rule), place), side.say("people.dot")),
        tuple(Line(line) for line in lines if line),
        badge=level(finding.severity, level_told(item, side)),
        on=on,
    )


def _families(difference: Difference, words: Localizer) -> Iterator[tuple[str, str, str]]:
    old, new = difference.old.score.families, difference.new.score.families
    for family, band in new.items():
        before = old.get(family)
        if before is None:
            continue
        told = band_told(before, words), band_told(band, words)
        if told[0] != told[1]:
            yield words.say(f"common/family.{family}"), *told


def _method(difference: Difference, words: Localizer) -> str:
    proofs = {item.cause.proof for item in difference.findings}
    if difference.audits:
        shown = proofs <= {"alone", "together"}
        return words.say("diff/method.tried" if shown else "diff/method.partly", count=difference.audits)
    return words.say("diff/method.touched") if "touching" in proofs else ""
