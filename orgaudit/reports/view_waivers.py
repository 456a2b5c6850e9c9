"""Accepted risks: those in force, those past their date, those that match nothing."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from orgaudit.model.waiver import Waiver
from orgaudit.reports.rows import WaiverRow
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult, Weighed


def waiver_rows(result: AuditResult, words: Localizer, *, findings: bool = False) -> tuple[WaiverRow, ...]:
    """Tell all waivers of the rules that ran; with ``findings`` what each accepts, too."""
    if not (result.waived or result.lapsed_waivers or result.stale_waivers):
        return ()  # nobody's name need be looked up
    return tuple(_rows(result, words, findings=findings))


def _rows(result: AuditResult, words: Localizer, *, findings: bool) -> Iterator[WaiverRow]:
    names = {subject.address: words.subject_name(subject) for subject in result.organization.subjects()}
    for item in result.waived:
        if item.waiver is not None:
            row = _row("in_force", item.waiver, names, words)
            yield replace(row, found=_found(item, words)) if findings else row
    for waiver in result.lapsed_waivers:
        yield _row("lapsed", waiver, names, words)
    for waiver in result.stale_waivers:
        yield _row("stale", waiver, names, words)


def _found(item: Weighed, words: Localizer) -> str:
    finding = item.finding
    return words.say(
        "waivers.found",
        level=words.say(f"common/severity.{finding.severity.value}"),
        text=words.message(finding).text,
        place=words.place(finding.place),
    )


def _row(
    state: Literal["in_force", "lapsed", "stale"], waiver: Waiver, names: dict[str, str], words: Localizer
) -> WaiverRow:
    return WaiverRow(
        state=state,
        state_word=words.say(f"waivers.{state}"),
        rule=words.user(waiver.rule),
        subject=names.get(waiver.subject, words.user(waiver.subject)),
        reason=words.user(waiver.reason),
        owner=words.owner(waiver.owner),
        expires=waiver.expires.isoformat(),
    )
