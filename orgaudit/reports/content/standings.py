"""Where each company of a portfolio stands in each family and function: among all, in its industry and among those of its size."""

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.reports.content.company_names import company_names
from orgaudit.reports.content.filled import filled
from orgaudit.reports.document import Column, Table, cells
from orgaudit.reports.words.portfolio import percentile_told
from orgaudit.results.portfolio import Portfolio, Standing
from orgaudit.wording.catalogue import Catalogue

BRIEF: Final = 15
"""Rows on a screen."""

MOST: Final = 200
"""Rows of a page, the lowest standings; a workbook has all. House default: a thousand companies have some twenty thousand."""

Part = Literal["family", "function"]
_RANKS: Final = ("standing", "in_industry", "in_size")


class _Row(NamedTuple):
    company: str
    part: str
    ranks: tuple[float | None, float | None, float | None]


def standings_table(portfolio: Portfolio, words: Catalogue, part: Part, *, whole: bool) -> Table:
    """Return one row for each company and family or function, the lowest standing first. ``whole`` takes all of them."""
    rows = sorted(_rows(portfolio, part), key=lambda row: (_lowest(row), row.company, row.part))
    shown = rows if whole else rows[:MOST]
    columns = tuple(
        Column(words.ui(f"portfolio.column.{name}"), figures=name in _RANKS)
        for name in ("company", part, *_RANKS)
    )
    told = tuple(
        cells(
            row.company, _name(part, row.part, words), *(percentile_told(rank, words) for rank in row.ranks)
        )
        for row in shown
    )
    more = words.ui("portfolio.more_standings", count=len(rows) - BRIEF) if len(rows) > BRIEF else ""
    return filled(Table(columns, told, brief=BRIEF, more=more))


def _rows(portfolio: Portfolio, part: Part) -> Iterator[_Row]:
    names = company_names(portfolio)
    for entry in portfolio.entries:
        standing = portfolio.standings.get(entry.path)
        if entry.result is None or standing is None:
            continue
        of_all, *others = _ranks(standing, part)
        for name in dict.fromkeys((*of_all, *others[0], *others[1])):
            ranks = (of_all.get(name), others[0].get(name), others[1].get(name))
            yield _Row(names[entry.path], name, ranks)


def _ranks(standing: Standing, part: Part) -> tuple[Mapping[str, float], ...]:
    if part == "family":
        return standing.families, standing.in_industry.families, standing.in_size.families
    return standing.functions, standing.in_industry.functions, standing.in_size.functions


def _lowest(row: _Row) -> float:
    return min(rank for rank in row.ranks if rank is not None)


def _name(part: Part, name: str, words: Catalogue) -> str:
    if part == "family":
        return words.ui(f"common.family.{name}")
    return FUNCTIONS[name].named_in(words.language) if name in FUNCTIONS else name
