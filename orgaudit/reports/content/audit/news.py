"""What a reviewer needs first: the verdict, what is new, what is mended. Cut at whole rows where it must be short."""

from collections.abc import Callable
from typing import Final

from orgaudit.findings.severity import Severity
from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.document import Block, Column, Heading, Item, Items, Paragraph, Table
from orgaudit.reports.machine.diagnostics import Diagnostic, defects, diagnostics, worst_first
from orgaudit.reports.text import Look, Text, plain, strong, styled
from orgaudit.reports.words.gate_reasons import gate_reasons
from orgaudit.reports.words.localizer import Localizer
from orgaudit.reports.words.scores import score_told
from orgaudit.results.known_findings import KnownFinding

LEAST_SHOWN: Final = Severity.LOW

Write = Callable[[tuple[Block, ...]], str]
Size = Callable[[str], int]
"""Measures a text: in characters or in bytes."""


def news(report: AuditReport, write: Write, most: int, size: Size) -> str:
    """Return the verdict and the news, written within ``most`` of a size."""
    words = report.words()
    head = _head(report, words)
    rows = [
        row
        for row in worst_first(diagnostics(report.result.findings, words, report.known))
        if row.finding.severity.at_least(LEAST_SHOWN) and (row.state == "new" or not report.comparison)
    ]
    gone = report.comparison.gone_findings if report.comparison else ()
    shown = len(rows)
    text = write((*head, *_tables(rows, gone, report, words)))
    while shown and size(text) > most:
        shown = shown // 2
        left_out = Paragraph(plain(words.say("machine/left_out", count=len(rows) - shown)))
        text = write((*head, *_tables(rows[:shown], gone[:shown], report, words), left_out))
    return text


def _head(report: AuditReport, words: Localizer) -> tuple[Block, ...]:
    gate, result, comparison = report.gate, report.result, report.comparison
    mark = "❌" if not gate.passed else "✅" if gate.asked else "ℹ️"
    verdict = words.say(
        f"machine/verdict.{'failed' if not gate.passed else 'passed' if gate.asked else 'none'}"
    )
    company = words.user(result.organization.company.name)
    score = result.score.overall
    before = comparison.score_before if comparison else None
    told = score_told if before is not None else "{:.0f}".format
    lines = [
        *gate_reasons(gate, words),
        words.say(
            "machine/score",
            score=words.say("people.dash") if score.value is None else told(score.value),
            low=round(score.low),
            high=round(score.high),
            before=None if before is None else told(before),
        ),
    ]
    if comparison:
        counts = comparison.count(result)._asdict()
        lines.append(words.say("machine/delta", **counts, against=words.user(comparison.against)))
    else:
        lines.append(words.say("machine/total", count=len(defects(result.findings))))
    return (
        Heading(f"{mark} orgaudit — {company}: {verdict}", depth=3),
        Items(tuple(Item(plain(line)) for line in lines)),
    )


def _tables(
    rows: list[Diagnostic], gone: tuple[KnownFinding, ...], report: AuditReport, words: Localizer
) -> list[Block]:
    blocks: list[Block] = []
    if rows:
        title = "new" if report.comparison else "found"
        columns = tuple(
            Column(words.say(f"machine/column.{name}"), grows=name == "why")
            for name in ("level", "what", "why", "place")
        )
        blocks += [
            Heading(words.say(f"machine/title.{title}", count=len(rows)), depth=4),
            Table(columns, tuple(_row(row, words) for row in rows)),
        ]
    if gone:
        blocks += [
            Heading(words.say("machine/title.gone", count=len(gone)), depth=4),
            Items(tuple(Item(_gone(item, words)) for item in gone)),
        ]
    return blocks


def _row(row: Diagnostic, words: Localizer) -> tuple[Text, ...]:
    level = words.say(f"common/severity.{row.finding.severity.value}")
    place = f"{row.place.path}:{row.place.line}" if row.place.path else ""
    what = (*strong(row.headline), *plain(f" ({row.finding.rule})"))
    return plain(level), what, plain(row.text), plain(place)


def _gone(item: KnownFinding, words: Localizer) -> Text:
    level = words.say(f"common/severity.{item.severity}")
    subject = styled(words.user(item.subject), Look.CODE)
    return (*plain(f"{level} · {item.rule} · "), *subject)
