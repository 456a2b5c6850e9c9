"""Accepted risks: those in force, those past their date, those that match nothing."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from orgaudit.audit.result import AuditResult, Weighed
from orgaudit.model.waiver import Waiver
from orgaudit.reporters.rows import WaiverRow
from orgaudit.reporters.telling import Telling


def waiver_rows(result: AuditResult, telling: Telling, *, findings: bool = False) -> tuple[WaiverRow, ...]:
    """Tell all waivers of the rules that ran; with ``findings`` what each accepts, too."""
    if not (result.waived or result.lapsed_waivers or result.stale_waivers):
        return ()  # nobody's name need be looked up
    return tuple(_rows(result, telling, findings=findings))


def _rows(result: AuditResult, telling: Telling, *, findings: bool) -> Iterator[WaiverRow]:
    names = {subject.address: telling.subject_name(subject) for subject in result.organization.subjects()}
    for item in result.waived:
        if item.waiver is not None:
            row = _row("in_force", item.waiver, names, telling)
            yield replace(row, found=_found(item, telling)) if findings else row
    for waiver in result.lapsed_waivers:
        yield _row("lapsed", waiver, names, telling)
    for waiver in result.stale_waivers:
        yield _row("stale", waiver, names, telling)


def _found(item: Weighed, telling: Telling) -> str:
    finding = item.finding
    return telling.say(
        "waivers.found",
        level=telling.say(f"common/severity.{finding.severity.value}"),
        text=telling.message(finding).text,
        place=telling.place(finding.place),
    )


def _row(
    state: Literal["in_force", "lapsed", "stale"], waiver: Waiver, names: dict[str, str], telling: Telling
) -> WaiverRow:
    return WaiverRow(
        state=state,
        state_word=telling.say(f"waivers.{state}"),
        rule=telling.user(waiver.rule),
        subject=names.get(waiver.subject, telling.user(waiver.subject)),
        reason=telling.user(waiver.reason),
        owner=telling.owner(waiver.owner),
        expires=waiver.expires.isoformat(),
    )
