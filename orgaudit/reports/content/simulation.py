"""The report of a simulation: what was changed, what stops, which findings come and go, both scores."""

from collections.abc import Iterator
from typing import ClassVar, Final

from orgaudit.findings.severity import Severity
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass, replace
from orgaudit.model.scenario import Step
from orgaudit.reports.content.audit.head import described
from orgaudit.reports.content.score_pictures import before_and_after
from orgaudit.reports.content.sheets import finding_rows, sheet, sheet_table
from orgaudit.reports.document import Block, Document, Heading, Item, Items, points
from orgaudit.reports.report import Report
from orgaudit.reports.text import level, plain
from orgaudit.reports.words.localizer import Localizer
from orgaudit.reports.words.scores import score_told
from orgaudit.results.audit_result import AuditResult, Weighed
from orgaudit.results.simulation import LevelChange, Simulation, StoppedDuty

MOST_LISTED: Final = 20
"""Findings of each kind that people read; JSON has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulationReport(Report):
    """Everything a report of a simulation is made from."""

    kind: ClassVar[str] = "simulation"

    outcome: Simulation

    def words(self) -> Localizer:
        """Return the words of the changed company: people who are only named by the change stand there."""
        return self.words_of(self.outcome.after.organization)

    def words_before(self) -> Localizer:
        """Return the words of the company as it is."""
        return self.words_of(self.outcome.before.organization)

    def states(self) -> tuple[Organization, ...]:
        """Return the company as it is and as it would be."""
        return self.outcome.before.organization, self.outcome.after.organization

    def document(self) -> Document:
        """Return the whole report."""
        words = self.words()
        company = words.user(self.outcome.before.organization.company.name)
        blocks = tuple(_blocks(self.outcome, self.words_before(), words))
        return Document(words.say("simulate/title.report", company=company), blocks)

    def workbook(self) -> Document:
        """Return the same as sheets, every finding that comes, goes or changes its level as a row."""
        document, words = self.document(), self.words()
        rows = [
            row
            for state, items, told in (
                ("come", self.outcome.come, words),
                ("gone", self.outcome.gone, self.words_before()),
                ("worse", [item.weighed for item in self.outcome.worse], words),
                ("better", [item.weighed for item in self.outcome.better], words),
            )
            for row in finding_rows(words.say(f"workbook/state.{state}"), items, told)
        ]
        if not rows:
            return document
        names = ("change_state", "level", "department", "subject", "title", "text", "family", "rule", "place")
        findings = sheet_table(names, rows, words, (), ("text",))
        summary = sheet("summary", document.blocks, words)
        return replace(document, blocks=(summary, sheet("findings", (findings,), words, filtered=True)))


def _blocks(outcome: Simulation, before: Localizer, words: Localizer) -> Iterator[Block]:
    yield described(outcome.before.organization, before)
    score = words.say(
        "simulate/score", before=_band(outcome.before, words), after=_band(outcome.after, words)
    )
    (had, had_notes), (has, has_notes) = map(_counted, (outcome.before, outcome.after))
    # A note counts as no finding, so one that becomes a finding is one that comes.
    come = [_finding(item, words) for item in outcome.come if not _is_note(item)]
    come += [_finding(item.weighed, words, item.before) for item in outcome.worse if _was_note(item)]
    gone = [_finding(item, before) for item in outcome.gone if not _is_note(item)]
    gone += [_finding(item.weighed, words, item.before) for item in outcome.better if _is_note(item.weighed)]
    worse = [_finding(item.weighed, words, item.before) for item in outcome.worse if not _was_note(item)]
    better = [
        _finding(item.weighed, words, item.before) for item in outcome.better if not _is_note(item.weighed)
    ]
    # One that says what another said, or a part of it, neither comes nor goes.
    apart = has - had - len(come) + len(gone)
    findings = words.say(
        "simulate/counts",
        before=had,
        after=has,
        come=len(come),
        gone=len(gone),
        worse=len(worse) or None,
        better=len(better) or None,
        joined=-apart if apart < 0 else None,
        parted=apart if apart > 0 else None,
        notes_before=had_notes if had_notes != has_notes else None,
        notes_after=has_notes,
    )
    yield Heading(words.say("simulate/title.steps"))
    yield points(_step(step, before, words) for step in outcome.steps)
    yield Heading(words.say("simulate/title.result"))
    yield points((score, findings))
    yield from before_and_after(outcome.before.score.overall, outcome.after.score.overall, words)
    if any(step.kind == "leaves" for step in outcome.steps):
        stops = tuple(_stopped(item, before, words) for item in outcome.stopped)
        yield Heading(words.say("simulate/title.stops"))
        yield points(stops or (words.say("simulate/nothing_stops"),))
    for key, lines in (("come", come), ("gone", gone), ("worse", worse), ("better", better)):
        if lines:
            yield Heading(words.say(f"simulate/title.{key}", count=len(lines)))
            more = len(lines) - MOST_LISTED
            rest = [Item(plain(words.say("simulate/more", count=more)))] if more > 0 else []
            yield Items((*lines[:MOST_LISTED], *rest))


def _counted(result: AuditResult) -> tuple[int, int]:
    """Return how many findings a state has, and how many notes beside them."""
    notes = sum(map(_is_note, result.findings))
    return len(result.findings) - notes, notes


def _is_note(item: Weighed) -> bool:
    return item.finding.severity.is_note


def _was_note(item: LevelChange) -> bool:
    return item.before.is_note


def _band(result: AuditResult, words: Localizer) -> str:
    band = result.score.overall
    value = words.say("people.dash") if band.value is None else score_told(band.value)
    return words.say("simulate/band", score=value, low=round(band.low), high=round(band.high))


def _step(step: Step, before: Localizer, words: Localizer) -> str:
    """Tell a change by what it is about: persons, departments and duties as the reader knows them."""
    number = None if step.number is None else round(step.number, 3)
    match step.kind:
        case "leaves":
            facts = {"subject": before.person(step.subject)}
        case "merge":
            facts = {"subject": before.department(step.subject), "target": before.department(step.target)}
        case "move":
            facts = {"subject": before.duty(step.subject), "target": before.department(step.target)}
        case "add_backup":
            facts = {"subject": before.duty(step.subject), "target": words.person(step.target)}
        case "growth":
            facts = {}
        case _:
            facts = {"subject": before.duty(step.subject)}
    return words.say(f"simulate/step.{step.kind}", number=number, **facts)


def _stopped(item: StoppedDuty, before: Localizer, words: Localizer) -> str:
    return words.say(
        f"simulate/stopped.{'surely' if item.surely else 'perhaps'}",
        duty=before.end(item.duty),
        deadline=words.name("deadline", item.deadline) if item.deadline not in (None, "none") else None,
        due=item.next_due_on,
        criticality=words.name("criticality", item.criticality) if item.criticality else None,
        hours=item.hours_per_month,
    )


def _finding(item: Weighed, words: Localizer, before: Severity | None = None) -> Item:
    """Tell a finding by its level, title and subject; ``before`` is the level that it has today, where that is another."""
    finding = item.finding
    told = words.say(
        "simulate/finding",
        title=words.catalogue.rule(finding.rule, finding.family).title,
        subject=words.subject_name(finding.subject),
        rule=finding.rule,
    )
    after = words.say(f"common/severity.{finding.severity.value}")
    if before is not None:
        earlier = words.say(f"common/severity.{before.value}")
        after = words.say("diff/level_change", before=earlier, after=after)
    return Item(plain(told), badge=level(finding.severity, after))
