"""Scores by family and by department, the weakest first."""

from collections.abc import Iterator, Mapping
from typing import Final

from orgaudit.model.dataclass import replace
from orgaudit.reports.content.audit.levels import level_cells, severity_columns
from orgaudit.reports.document import Block, Column, Fold, Heading, On, Table
from orgaudit.reports.text import Text, plain, strong
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult, Band, Weighed

MOST_DEPARTMENTS: Final = 20
"""Departments on a brief screen, and those that a browser shows unasked; house default."""


def score_blocks(result: AuditResult, words: Localizer) -> Iterator[Block]:
    """Yield the scores of families, then those of departments."""
    yield Heading(words.say("title.families"))
    yield family_table(result, words)
    yield Heading(words.say("title.departments"))
    yield from _foldable(_department_table(result, words), words)


def _foldable(table: Table, words: Localizer) -> Iterator[Block]:
    """Yield a table whose later rows a browser folds away, the weakest first."""
    if len(table.rows) <= MOST_DEPARTMENTS:
        yield table
        return
    shown, rest = table.rows[:MOST_DEPARTMENTS], table.rows[MOST_DEPARTMENTS:]
    yield replace(table, on=table.on & ~On.WEB)
    yield replace(table, rows=shown, on=On.WEB)
    folded = replace(table, rows=rest, on=On.WEB)
    yield Fold(words.say("layout.more_rows", count=len(rest)), (folded,), on=On.WEB)


def family_table(result: AuditResult, words: Localizer) -> Table:
    """Return the scores of families with how much of each could be judged, and its findings by level."""
    by_family: dict[str, list[Weighed]] = {}
    for item in result.findings:
        by_family.setdefault(item.finding.family, []).append(item)
    return Table(
        (
            Column(words.say("column.family")),
            *_figures(words, "score", "band", "judged"),
            *severity_columns(words),
        ),
        tuple(
            (
                plain(words.say(f"common/family.{family}")),
                *_score(band, words),
                plain(_judged(result, family, words)),
                *level_cells(by_family.get(family, ())),
            )
            for family, band in _weakest_first(result.score.families)
        ),
    )


def _department_table(result: AuditResult, words: Localizer) -> Table:
    by_department: dict[str, list[Weighed]] = {}
    for item in result.findings:
        if item.finding.subject.department_id:
            by_department.setdefault(item.finding.subject.department_id, []).append(item)
    return Table(
        (
            Column(words.say("column.department")),
            *_figures(words, "score", "band"),
            *severity_columns(words),
            Column(words.say("column.worst"), grows=True),
        ),
        tuple(
            (
                plain(words.department(department)),
                *_score(band, words),
                *level_cells(by_department.get(department, ())),
                plain(_worst(by_department.get(department, []), words)),
            )
            for department, band in _weakest_first(result.score.departments)
        ),
        brief=MOST_DEPARTMENTS,
        more=words.say("layout.more_rows", count=len(result.score.departments) - MOST_DEPARTMENTS),
    )


def _figures(words: Localizer, *names: str) -> tuple[Column, ...]:
    return tuple(Column(words.say(f"column.{name}"), figures=True) for name in names)


def _score(band: Band, words: Localizer) -> tuple[Text, Text]:
    """Return a score as a whole number, or a dash where nothing was judged, and its band."""
    score = words.say("people.dash") if band.value is None else str(round(band.value))
    low, high = round(band.low), round(band.high)
    return strong(score), plain(str(low) if low == high else words.say("people.band", low=low, high=high))


def _judged(result: AuditResult, family: str, words: Localizer) -> str:
    tally = result.coverage.families[family]
    return f"{tally.ratio:.0%}" if tally.possible else words.say("people.dash")


def _weakest_first(bands: Mapping[str, Band]) -> list[tuple[str, Band]]:
    return sorted(bands.items(), key=lambda item: 101.0 if item[1].value is None else item[1].value)


def _worst(items: list[Weighed], words: Localizer) -> str:
    """Return the worst finding in few words, empty where there is none above info.

    Findings come ordered, but a gate comes before a level.
    """
    grave = [item for item in items if item.finding.severity.rank]
    if not grave:
        return ""
    worst = max(grave, key=lambda item: item.finding.severity.rank).finding
    title = words.catalogue.rule(worst.rule, worst.family).title
    if worst.subject.kind == "department":
        return title
    return words.say("subject.titled", title=title, name=words.subject_name(worst.subject))
