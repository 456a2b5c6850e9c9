"""What a reviewer needs first: the verdict, what is new, what is mended. Markdown, cut at whole rows."""

from collections.abc import Callable
from typing import Final

from orgaudit.findings.severity import Severity
from orgaudit.reports.machine.rows import MachineRow, machine_rows, worst_first
from orgaudit.reports.request import ReportRequest
from orgaudit.reports.view_head import gate_reasons
from orgaudit.reports.words.localizer import Localizer, localizer
from orgaudit.reports.writers.markdown.escape import code, inline, table
from orgaudit.results.comparison import KnownFinding

LEAST_SHOWN: Final = Severity.LOW

Size = Callable[[str], int]
"""Measures a text: in characters or in bytes."""


def delta(request: ReportRequest, most: int, size: Size) -> str:
    """Return the verdict and the news within ``most`` of a size, ending with a newline."""
    words = localizer(request.result.organization, request.catalogue, redact=request.redact)
    head = "\n".join(_head(request, words))
    rows = [
        row
        for row in worst_first(machine_rows(request.result.findings, words, request.known))
        if row.finding.severity.at_least(LEAST_SHOWN) and (row.state == "new" or not request.comparison)
    ]
    gone = request.comparison.gone if request.comparison else ()
    lines = _tables(rows, gone, request, words)
    shown = len(rows)
    while shown and size("\n".join((head, *lines))) > most:
        shown = shown // 2
        lines = _tables(rows[:shown], gone[:shown], request, words)
        lines += ["", words.say("machine/left_out", count=len(rows) - shown)]
    return "\n".join((head, *lines)) + "\n"


def _head(request: ReportRequest, words: Localizer) -> list[str]:
    gate, score = request.gate, request.result.score.overall
    mark = "❌" if not gate.passed else "✅" if gate.asked else "ℹ️"
    verdict = words.say(
        f"machine/verdict.{'failed' if not gate.passed else 'passed' if gate.asked else 'none'}"
    )
    lines = [
        f"### {mark} orgaudit — {inline(words.user(request.result.organization.company.name))}: {verdict}",
        "",
    ]
    lines += [f"- {inline(reason)}" for reason in gate_reasons(gate, words)]
    value = words.say("people.dash") if score.value is None else str(round(score.value))
    before = request.comparison.score_before if request.comparison else None
    lines.append(
        "- "
        + words.say(
            "machine/score",
            score=value,
            low=round(score.low),
            high=round(score.high),
            before=None if before is None else round(before),
        )
    )
    if request.comparison:
        new = sum(item.finding.fingerprint not in request.known for item in request.result.findings)
        lines.append(
            "- "
            + words.say(
                "machine/delta",
                new=new,
                known=len(request.known),
                gone=len(request.comparison.gone),
                against=inline(words.user(request.comparison.against)),
            )
        )
    else:
        lines.append("- " + words.say("machine/total", count=len(request.result.findings)))
    return lines


def _tables(
    rows: list[MachineRow], gone: tuple[KnownFinding, ...], request: ReportRequest, words: Localizer
) -> list[str]:
    lines: list[str] = []
    if rows:
        title = "new" if request.comparison else "found"
        lines += ["", f"#### {words.say(f'machine/title.{title}', count=len(rows))}", ""]
        columns = tuple(words.say(f"machine/column.{name}") for name in ("level", "what", "why", "place"))
        lines += table(columns, [_row(row, words) for row in rows])
    if gone:
        lines += ["", f"#### {words.say('machine/title.gone', count=len(gone))}", ""]
        lines += [f"- {_gone(item, words)}" for item in gone]
    return lines


def _row(row: MachineRow, words: Localizer) -> tuple[str, ...]:
    level = words.say(f"common/severity.{row.finding.severity.value}")
    what = f"**{inline(row.headline)}** ({row.finding.rule})"
    place = f"{row.place.path}:{row.place.line}" if row.place.path else ""
    return level, what, inline(row.text), inline(place)


def _gone(item: KnownFinding, words: Localizer) -> str:
    level = words.say(f"common/severity.{item.severity}")
    return f"{level} · {item.rule} · {code(words.user(item.subject))}"
