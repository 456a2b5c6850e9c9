"""The tables of a portfolio: companies, common defects, families, groups and functions."""

from typing import Final

from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.reports.content.company_names import company_names
from orgaudit.reports.content.filled import filled
from orgaudit.reports.document import (
    Column,
    Table,
    cells,
)
from orgaudit.reports.words.portfolio import (
    group_told,
    likely_told,
    move_told,
    percentile_told,
    quartiles_told,
)
from orgaudit.reports.words.scores import score_told
from orgaudit.results.portfolio import Portfolio
from orgaudit.rules.spec import Rule
from orgaudit.wording.catalogue import Catalogue

BRIEF: Final = 15
"""Rows of a table on a screen; a page has all."""


MOST_FUNCTIONS: Final = 20
"""Functions that are told, those with the most trouble first; house default."""


FIGURES: Final = frozenset(
    (
        "score", "likely", "judged", "critical", "standing", "in_industry", "in_size", "share", "companies", "findings",
        "median", "quartiles", "range", "troubled", "duties",
    )
)  # fmt: skip


def companies_table(portfolio: Portfolio, words: Catalogue) -> Table:
    """Return one row a company, the lowest score first."""
    judged = [(entry, entry.result) for entry in portfolio.entries if entry.result is not None]
    judged.sort(key=lambda pair: (pair[1].score is None, pair[1].score or 0.0, pair[0].path))
    names = company_names(portfolio)
    rows = tuple(
        cells(
            names[entry.path],
            words.ui("report.people.dash") if result.score is None else score_told(result.score),
            likely_told(result, words),
            f"{result.coverage:.0%}",
            str(result.levels.get("critical", 0)),
            percentile_told(portfolio.standings[entry.path].overall, words),
            percentile_told(portfolio.standings[entry.path].industry, words),
            percentile_told(portfolio.standings[entry.path].size, words),
            "" if result.first_move is None else move_told(result.first_move, words),
        )
        for entry, result in judged
    )
    headings = (
        "company",
        "score",
        "likely",
        "judged",
        "critical",
        "standing",
        "in_industry",
        "in_size",
        "first_move",
    )
    columns = _columns(headings, words, grows=("first_move",))
    return filled(Table(columns, rows, brief=BRIEF, more=_more(len(rows), words)))


def defects_table(portfolio: Portfolio, words: Catalogue, rules: tuple[Rule, ...]) -> Table:
    """Return one row a defect, the most common first."""
    families = {rule.id: rule.family for rule in rules}
    judged = len(portfolio.standings)
    rows = tuple(
        cells(
            item.rule,
            words.rule(item.rule, families[item.rule]).title,
            f"{item.companies / judged:.0%}",
            str(item.companies),
            str(item.findings),
        )
        for item in portfolio.defects
    )
    columns = _columns(("rule", "defect", "share", "companies", "findings"), words, grows=("defect",))
    return Table(columns, rows, brief=BRIEF, more=_more(len(rows), words))


def families_table(portfolio: Portfolio, words: Catalogue) -> Table:
    """Return one row a family of rules."""
    rows = tuple(
        cells(
            words.ui(f"common.family.{family}"),
            *quartiles_told(spread, words),
            ", ".join(_lowest(portfolio, family)),
        )
        for family, spread in sorted(portfolio.families.items(), key=lambda pair: pair[1].median)
    )
    names = ("family", "median", "quartiles", "range", "companies", "lowest")
    return filled(Table(_columns(names, words, grows=("lowest",)), rows))


def _lowest(portfolio: Portfolio, family: str) -> list[str]:
    """Return who lies far below the others in a family."""
    names = company_names(portfolio)
    return [
        names[entry.path]
        for entry in portfolio.entries
        if entry.path in portfolio.standings and family in portfolio.standings[entry.path].outlying_families
    ]


def groups_table(portfolio: Portfolio, words: Catalogue) -> Table:
    """Return one row a group of companies."""
    rows = tuple(
        cells(
            words.ui(f"portfolio.group.{group.kind}"),
            group_told(group.kind, group.name, words),
            *quartiles_told(group.spread, words),
        )
        for group in portfolio.groups
    )
    return Table(_columns(("kind", "group", "median", "quartiles", "range", "companies"), words), rows)


def functions_table(portfolio: Portfolio, words: Catalogue) -> Table:
    """Return one row a function, those with the most trouble first."""
    rows = tuple(
        cells(
            FUNCTIONS[item.function].named_in(words.language)
            if item.function in FUNCTIONS
            else item.function,
            f"{item.troubled:.0%}",
            str(item.duties),
            str(item.companies),
        )
        for item in portfolio.functions[:MOST_FUNCTIONS]
    )
    columns = _columns(("function", "troubled", "duties", "companies"), words)
    return Table(columns, rows, brief=BRIEF, more=_more(len(rows), words))


def _columns(names: tuple[str, ...], words: Catalogue, grows: tuple[str, ...] = ()) -> tuple[Column, ...]:
    return tuple(
        Column(words.ui(f"portfolio.column.{name}"), figures=name in FIGURES, grows=name in grows)
        for name in names
    )


def _more(rows: int, words: Catalogue) -> str:
    return words.ui("portfolio.more", count=rows - BRIEF) if rows > BRIEF else ""
