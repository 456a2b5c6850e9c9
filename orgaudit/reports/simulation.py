"""A simulation told: what was changed, what stops, which findings come and go, both scores."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final

from orgaudit.model.organization import Organization
from orgaudit.model.scenario import Step
from orgaudit.reports.machine.json.audit import band_json
from orgaudit.reports.words.localizer import Localizer, localizer
from orgaudit.reports.writers.markdown.escape import inline, table
from orgaudit.results.audit_result import AuditResult, Weighed
from orgaudit.results.simulation import DepartmentExposure, Simulation, StoppedDuty
from orgaudit.wording.catalogue import Catalogue

SCHEMA_VERSION: Final = 1
MOST_LISTED: Final = 20
"""Findings of each kind that people read; JSON has all."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page for people: a title, sections of a heading with lines, and tables as rows with their head."""

    title: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]


def simulation_text(
    outcome: Simulation, catalogue: Catalogue, *, form: str, redact: bool, width: int, version: str
) -> str:
    """Return a simulation as ``terminal``, ``markdown`` or ``json``."""
    # People who are only named by the change stand in the changed company.
    words = localizer(outcome.after.organization, catalogue, redact=redact)
    before = localizer(outcome.before.organization, catalogue, redact=redact)
    if form == "json":
        return _as_json(outcome, before, words, version)
    return _laid_out(_sheet(outcome, before, words), form, width)


def _sheet(outcome: Simulation, before: Localizer, words: Localizer) -> Sheet:
    score = words.say(
        "simulate/score", before=_band(outcome.before, words), after=_band(outcome.after, words)
    )
    findings = words.say(
        "simulate/counts",
        before=len(outcome.before.findings),
        after=len(outcome.after.findings),
        come=len(outcome.come),
        gone=len(outcome.gone),
    )
    sections = [
        (words.say("simulate/title.steps"), tuple(_step(step, before, words) for step in outcome.steps)),
        (words.say("simulate/title.result"), (score, findings)),
    ]
    if any(step.kind == "leaves" for step in outcome.steps):
        stops = tuple(_stopped(item, before, words) for item in outcome.stopped)
        sections.append((words.say("simulate/title.stops"), stops or (words.say("simulate/nothing_stops"),)))
    for key, items, told in (("come", outcome.come, words), ("gone", outcome.gone, before)):
        if items:
            sections.append((words.say(f"simulate/title.{key}", count=len(items)), _findings(items, told)))
    return Sheet(
        words.say("simulate/title.report", company=words.user(outcome.before.organization.company.name)),
        tuple(sections),
    )


def _band(result: AuditResult, words: Localizer) -> str:
    band = result.score.overall
    value = words.say("people.dash") if band.value is None else str(round(band.value))
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


def _findings(items: Iterable[Weighed], words: Localizer) -> tuple[str, ...]:
    listed = list(items)
    lines = [_finding(item, words) for item in listed[:MOST_LISTED]]
    if len(listed) > MOST_LISTED:
        lines.append(words.say("simulate/more", count=len(listed) - MOST_LISTED))
    return tuple(lines)


def _finding(item: Weighed, words: Localizer) -> str:
    finding = item.finding
    return words.say(
        "simulate/finding",
        level=words.say(f"common/severity.{finding.severity.value}"),
        title=words.catalogue.rule(finding.rule, finding.family).title,
        subject=words.subject_name(finding.subject),
        rule=finding.rule,
    )


def _laid_out(sheet: Sheet, form: str, width: int) -> str:
    if form == "markdown":
        lines = [f"# {inline(sheet.title)}"]
        for heading, items in sheet.sections:
            lines += ["", f"## {inline(heading)}", "", *(f"- {inline(item)}" for item in items)]
        return "\n".join(lines) + "\n"
    from orgaudit.reports.terminal_sheet import sheet_page

    return sheet_page(sheet.title, sheet.sections, width)


def _as_json(outcome: Simulation, before: Localizer, words: Localizer, version: str) -> str:
    document = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "orgaudit", "version": version},
        "steps": [
            {
                "kind": step.kind,
                "subject": _reference(step.subject, step.kind == "leaves", before) or None,
                "target": _reference(step.target, step.kind == "add_backup", words) or None,
                "number": step.number,
            }
            for step in outcome.steps
        ],
        "score": {
            "before": band_json(outcome.before.score.overall),
            "after": band_json(outcome.after.score.overall),
        },
        "stopped": [
            {
                "duty": before.redactor.text(item.duty),
                "surely": item.surely,
                "deadline": item.deadline,
                "next_due_on": item.next_due_on.isoformat() if item.next_due_on else None,
                "criticality": item.criticality,
                "hours_per_month": item.hours_per_month,
            }
            for item in outcome.stopped
        ],
        "come": [_brief(item, words) for item in outcome.come],
        "gone": [_brief(item, before) for item in outcome.gone],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _reference(address: str, is_person: bool, words: Localizer) -> str:  # noqa: FBT001
    return words.redactor.reference("person" if is_person else "duty", address)


def _brief(item: Weighed, words: Localizer) -> dict[str, Any]:
    finding = item.finding
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "subject": {
            "kind": finding.subject.kind,
            "id": words.redactor.text(finding.subject.address),
            "name": words.subject_name(finding.subject),
        },
        "fingerprint": finding.fingerprint,
        "points": item.points,
    }


def exposures_text(
    exposures: tuple[DepartmentExposure, ...],
    org: Organization,
    catalogue: Catalogue,
    *,
    form: str,
    redact: bool,
    width: int,
) -> str:
    """Return how exposed each department is to the absence of any one person. No person is named."""
    words = localizer(org, catalogue, redact=redact)
    if form == "json":
        rows = [{**asdict(item), "department": words.redactor.text(item.department)} for item in exposures]
        return (
            json.dumps({"schema_version": SCHEMA_VERSION, "departments": rows}, ensure_ascii=False, indent=2)
            + "\n"
        )
    title = words.say("simulate/title.exposure", company=words.user(org.company.name))
    intro = words.say("simulate/exposure.intro")
    columns = tuple(
        words.say(f"simulate/exposure.{name}")
        for name in ("department", "share", "duties", "hours", "exposed", "unsure")
    )
    rows_told = [
        (
            words.department(item.department),
            f"{item.worst_share:.0%}",
            f"{item.worst_count}/{item.duties}",
            f"{item.hours_at_worst:,.0f}",
            f"{item.exposed}/{item.people}",
            str(item.unsure),
        )
        for item in exposures
    ]
    if form == "markdown":
        cells = [tuple(map(inline, row)) for row in rows_told]
        lines = [f"# {inline(title)}", "", intro, "", *table(columns, cells, frozenset(range(1, 6)))]
        return "\n".join(lines) + "\n"
    from orgaudit.reports.terminal_sheet import table_page

    return table_page(title, intro, columns, rows_told, width)
