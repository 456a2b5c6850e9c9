"""The heat map: how many findings of which kind each department has, and how grave the worst of them is."""

from collections.abc import Iterator
from typing import Final

from orgaudit.findings.severity import Severity
from orgaudit.reports.content.audit.levels import LEVELS, level_word
from orgaudit.reports.document import Block, Column, Fold, Heading, On, Paragraph, Table
from orgaudit.reports.text import ZERO, Text, level, plain, quiet
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult
from orgaudit.rules.spec import Family

MOST_ROWS: Final = 20
"""Departments that stand open, those with the most findings; house default."""


Found = dict[str, dict[str, list[Severity]]]
"""The levels of all findings, by department and family."""


def heat_blocks(result: AuditResult, words: Localizer) -> Iterator[Block]:
    """Yield the map of departments and kinds, the department with the most findings first."""
    found: Found = {}
    for item in result.findings:
        finding = item.finding
        if finding.severity.rank and finding.subject.department_id:
            cells = found.setdefault(finding.subject.department_id, {})
            cells.setdefault(finding.family, []).append(finding.severity)
    families = [family.value for family in Family if any(family.value in cells for cells in found.values())]
    if len(found) <= 1 or not families:
        return
    ranked = sorted(found, key=lambda key: -sum(map(len, found[key].values())))
    yield from _in_letters(result, found, families, ranked, words)
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


def _in_letters(
    result: AuditResult, found: Found, families: list[str], ranked: list[str], words: Localizer
) -> Iterator[Block]:
    """Yield the map for a screen in full: a column is as narrow as the code of its rules, a level the first letter of its word."""
    codes = {rule.family.value: rule.id.rstrip("0123456789") for rule in result.rules.values()}
    levels = (level_word(severity, words) for severity in LEVELS)
    letters = words.say("people.comma").join(
        word if len(word) == 1 else f"{word[0]} {word}" for word in levels
    )
    names = words.say("people.comma").join(
        f"{codes[item]} {words.say(f'common/family.{item}')}" for item in families
    )
    yield Heading(words.say("picture.heat"), on=On.FULL | On.VERBOSE)
    yield Paragraph(
        plain(words.say("picture.letters", letters=letters, names=names)), on=On.FULL | On.VERBOSE
    )
    yield Table(
        (Column(words.say("column.department")), *(Column(codes[item], figures=True) for item in families)),
        tuple(
            (plain(words.department(key)), *(_letter(found[key].get(item, []), words) for item in families))
            for key in ranked
        ),
        on=On.FULL | On.VERBOSE,
    )


def _letter(severities: list[Severity], words: Localizer) -> Text:
    if not severities:
        return quiet(ZERO)
    worst = max(severities, key=lambda severity: severity.rank)
    return (level(worst, f"{len(severities)}{level_word(worst, words)[0]}"),)


def _cell(severities: list[Severity], words: Localizer) -> Text:
    if not severities:
        return quiet(ZERO)
    worst = max(severities, key=lambda severity: severity.rank)
    told = words.say("picture.cell", count=len(severities), level=level_word(worst, words))
    return (level(worst, told),)
