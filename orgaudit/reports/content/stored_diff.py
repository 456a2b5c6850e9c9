"""The report of a company held against an earlier report of it: what is new, what is gone, what the score did.

The earlier company is not there, only what was said of it. So nothing is told of causes: for that both states are needed.
"""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Self

from orgaudit.findings.severity import Severity
from orgaudit.model.dataclass import dataclass, field, replace
from orgaudit.reports.content.audit.levels import level_badge, level_word
from orgaudit.reports.document import Block, Document, Facts, Heading, Item, Items, Line, On, Paragraph
from orgaudit.reports.report import Report
from orgaudit.reports.text import Look, level, plain, quiet, strong, styled
from orgaudit.reports.words.gate_reasons import gate_look, gate_told
from orgaudit.reports.words.gone_names import is_there, without_strangers
from orgaudit.reports.words.localizer import Localizer
from orgaudit.reports.words.redaction import Redactor
from orgaudit.reports.words.scores import score_told
from orgaudit.results.audit_result import AuditResult, Weighed
from orgaudit.results.comparison import Comparison
from orgaudit.results.gate import NOT_ASKED, Gate
from orgaudit.results.known_findings import KnownFinding

MOST_BRIEF = 20
"""Findings of one kind on a brief screen; house default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDiffReport(Report):
    """A result and what an earlier report says. ``names`` are its titles and elements by fingerprint; ``new`` is the audited path."""

    kind: ClassVar[str] = "stored_diff"

    result: AuditResult
    comparison: Comparison
    names: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    old_as_of: str = ""
    new: str = ""
    gate: Gate = NOT_ASKED
    show: Severity = Severity.LOW

    def without_strangers(self) -> Self:
        """Return the same without the names of elements that are gone."""
        org, gone = self.result.organization, self.comparison.gone
        there = {item.fingerprint for item in gone if is_there(item, org)}
        names = {name: told for name, told in self.names.items() if name in there}
        hidden = without_strangers(gone, org, self.catalogue)
        return replace(self, names=names, comparison=replace(self.comparison, gone=hidden))

    def words(self) -> Localizer:
        """Return the words of the company as it is now."""
        return self.words_of(self.result.organization)

    @property
    def redactor(self) -> Redactor:
        """Return what hides the people of the company."""
        return self.words().redactor

    def fresh(self) -> tuple[Weighed, ...]:
        """Return the findings that the earlier report does not have."""
        return tuple(
            item for item in self.result.findings if item.finding.fingerprint not in self.comparison.known
        )

    def document(self) -> Document:
        """Return the whole report."""
        words = self.words()
        company = words.user(self.result.organization.company.name)
        return Document(
            title=words.say("diff/title", company=company),
            subtitle=words.say(
                "diff/states", old=words.user(self.comparison.against), new=words.user(self.new)
            ),
            blocks=tuple(_blocks(self, words)),
        )


def _blocks(report: StoredDiffReport, words: Localizer) -> Iterator[Block]:
    fresh = [item for item in report.fresh() if item.finding.severity.at_least(report.show)]
    gone = [item for item in report.comparison.gone if Severity(item.severity).at_least(report.show)]
    score = words.say(
        "diff/score",
        old=_score(report.comparison.score_before, words),
        new=_score(report.result.score.overall.value, words),
    )
    count = report.comparison.count(report.result)
    counts = [
        words.say("diff/counts.finding", count=one, state=words.say(f"diff/state.{state}"))
        for state, one in (("new", count.new), ("fixed", count.gone))
    ]
    counts.append(words.say("diff/counts.unchanged", count=count.known))
    facts = [
        ("score", strong(score)),
        ("findings", plain(words.say("people.comma").join(counts))),
    ]
    if report.gate.asked:
        facts.append(("gate", styled(" ".join(gate_told(report.gate, words)), gate_look(report.gate))))
    yield Facts(tuple((words.say(f"diff/label.{key}"), (text,)) for key, text in facts))
    yield Paragraph(quiet(words.say("diff/stored", day=report.old_as_of)))
    for state, levels, items in (
        ("new", [item.finding.severity for item in fresh], [_new(item, words) for item in fresh]),
        ("fixed", [Severity(item.severity) for item in gone], [_gone(item, report, words) for item in gone]),
    ):
        notes = sum(level.is_note for level in levels)
        if items:
            beside = words.say("diff/notes", count=notes) if notes else None
            yield Heading(words.say(f"diff/section.{state}", count=len(items) - notes, notes=beside))
            yield Items(tuple(_brief(items, words)))


def _brief(items: list[Item], words: Localizer) -> Iterator[Item]:
    for at, item in enumerate(items):
        yield item if at < MOST_BRIEF else Item(item.text, item.lines, badge=item.badge, on=On.DETAIL)
    if len(items) > MOST_BRIEF:
        yield Item(quiet(words.say("layout.more_rows", count=len(items) - MOST_BRIEF)), on=On.BRIEF)


def _score(value: float | None, words: Localizer) -> str:
    return words.say("diff/score_none") if value is None else score_told(value)


def _new(item: Weighed, words: Localizer) -> Item:
    finding = item.finding
    message = words.message(finding)
    title = words.say("subject.titled", title=message.title, name=words.subject_name(finding.subject))
    place = Line(styled(words.place(finding.place), Look.CODE))
    return Item(strong(title), (Line(plain(message.text)), place), badge=level_badge(finding.severity, words))


def _gone(item: KnownFinding, report: StoredDiffReport, words: Localizer) -> Item:
    title, name = report.names.get(item.fingerprint, (item.rule, item.subject))
    told = words.say("subject.titled", title=words.user(title), name=words.user(name))
    severity = Severity(item.severity)
    return Item(strong(told), (Line(plain(item.rule)),), badge=level(severity, level_word(severity, words)))
