"""The heat map: how many findings of which kind each department has, and how grave the worst of them is."""

from collections.abc import Iterator
from typing import Final

from orgaudit.findings.severity import Severity
from orgaudit.reports.content.audit.levels import level_word
from orgaudit.reports.document import Block, Column, Fold, Heading, On, Paragraph, Table
from orgaudit.reports.text import ZERO, Text, level, plain, quiet
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult
from orgaudit.rules.spec import Family

MOST_ROWS: Final = 20
"""Departments that stand open, those with the most findings; house default."""


def heat_blocks(result: AuditResult, words: Localizer) -> Iterator[Block]:
    """Yield the map of departments and kinds, the department with the most findings first."""
    found: dict[str, dict[str, list[Severity]]] = {}
    for item in result.findings:
        finding = item.finding
        if finding.severity.rank and finding.subject.department_id:
            cells = found.setdefault(finding.subject.department_id, {})
            cells.setdefault(finding.family, []).append(finding.severity)
    families = [family.value for family in Family if any(family.value in cells for cells in found.values())]
    if len(found) <= 1 or not families:
        return
    ranked = sorted(found, key=lambda key: -sum(map(len, found[key].values())))
    yield Heading(words.say("picture.heat"), on=On.WEB)
    yield Paragraph(plain(words.say("picture.heat_see")), on=On.WEB)
    columns = (
        Column(words.say("column.department")),
        *(Column(words.say(f"common/family.{family}")) for family in families),
    )
    rows = [
        (plain(words.department(key)), *(_cell(found[key].get(family, []), words) for family in families))
        for key in ranked
    ]
    yield Table(columns, tuple(rows[:MOST_ROWS]), on=On.WEB, tinted=True)
    if len(rows) > MOST_ROWS:
        rest = Table(columns, tuple(rows[MOST_ROWS:]), on=On.WEB, tinted=True)
        yield Fold(words.say("layout.more_rows", count=len(rows) - MOST_ROWS), (rest,), on=On.WEB)


def _cell(severities: list[Severity], words: Localizer) -> Text:
    if not severities:
        return quiet(ZERO)
    worst = max(severities, key=lambda severity: severity.rank)
    told = words.say("picture.cell", count=len(severities), level=level_word(worst, words))
    return (level(worst, told),)
