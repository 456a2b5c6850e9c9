"""The report of a portfolio: where each company stands, what is common, how families and functions do, what could not be read."""

from collections.abc import Iterator
from typing import ClassVar, Final

from orgaudit.intake.fields import value_label
from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.model.dataclass import dataclass
from orgaudit.reports.content.company_names import company_names
from orgaudit.reports.content.filled import filled
from orgaudit.reports.content.standings import standings_table
from orgaudit.reports.document import (
    Block,
    Column,
    Document,
    Facts,
    Heading,
    Item,
    Items,
    Line,
    Paragraph,
    Sheet,
    Table,
    cells,
)
from orgaudit.reports.report import Report
from orgaudit.reports.text import Text, plain, quiet, strong
from orgaudit.reports.words.moves import action_title
from orgaudit.reports.words.plain import plain as harmless
from orgaudit.reports.words.scores import score_told
from orgaudit.results.portfolio import CompanyResult, Entry, FirstMove, Portfolio, Spread
from orgaudit.rules.builtin import BUILTIN
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioReport(Report):
    """Everything a report of a portfolio is made from."""

    kind: ClassVar[str] = "portfolio"

    portfolio: Portfolio
    rules: tuple[Rule, ...] = BUILTIN.rules

    def document(self) -> Document:
        """Return the whole report."""
        portfolio, words = self.portfolio, self.catalogue
        blocks: list[Block] = [Facts(tuple(_head(portfolio, words)))]
        for key, table in _tables(portfolio, words, self.rules, whole=False):
            if table.rows:
                blocks += [Heading(words.ui(f"portfolio.heading.{key}")), *_hint(key, words), table]
        blocks += _troubles(portfolio, words)
        return Document(words.ui("portfolio.title"), tuple(blocks), footer=(Paragraph(_method(words)),))

    def workbook(self) -> Document:
        """Return the same as sheets, one a table."""
        portfolio, words = self.portfolio, self.catalogue
        summary = (Facts(tuple(_head(portfolio, words))), *_troubles(portfolio, words))
        tables = [
            Sheet(words.ui(f"portfolio.sheet.{key}"), (table,), filtered=True)
            for key, table in _tables(portfolio, words, self.rules, whole=True)
            if table.rows
        ]
        return Document(
            words.ui("portfolio.title"), (Sheet(words.ui("portfolio.sheet.summary"), summary), *tables)
        )


def _head(portfolio: Portfolio, words: Catalogue) -> Iterator[tuple[str, tuple[Text, ...]]]:
    judged = sum(entry.result is not None for entry in portfolio.entries)
    counts = words.ui(
        "portfolio.counts",
        judged=judged,
        count=len(portfolio.entries),
        reused=portfolio.reused or None,
    )
    yield words.ui("portfolio.label.companies"), (strong(counts),)
    if portfolio.scores is not None:
        spread = portfolio.scores
        told = words.ui(
            "portfolio.spread",
            median=score_told(spread.median),
            lower=score_told(spread.lower),
            upper=score_told(spread.upper),
            least=score_told(spread.least),
            greatest=score_told(spread.greatest),
        )
        yield words.ui("portfolio.label.scores"), (plain(told),)
    far = [item for item in portfolio.entries if _is_outlier(portfolio, item)]
    if far:
        names = tuple(company_names(portfolio)[item.path] for item in far)
        yield words.ui("portfolio.label.outliers"), (plain(words.ui("portfolio.outliers", names=names)),)


def _is_outlier(portfolio: Portfolio, entry: Entry) -> bool:
    return entry.path in portfolio.standings and portfolio.standings[entry.path].outlier


def _tables(
    portfolio: Portfolio, words: Catalogue, rules: tuple[Rule, ...], *, whole: bool
) -> Iterator[tuple[str, Table]]:
    """Yield every table by the key of its heading."""
    yield "companies", _companies(portfolio, words)
    yield "defects", _defects(portfolio, words, rules)
    yield "families", _families(portfolio, words)
    yield "groups", _groups(portfolio, words)
    yield "functions", _functions(portfolio, words)
    yield "in_families", standings_table(portfolio, words, "family", whole=whole)
    yield "in_functions", standings_table(portfolio, words, "function", whole=whole)


def _hint(key: str, words: Catalogue) -> Iterator[Block]:
    if words.has_ui(f"portfolio.hint.{key}"):
        yield Paragraph(quiet(words.ui(f"portfolio.hint.{key}")))


def _companies(portfolio: Portfolio, words: Catalogue) -> Table:
    """Return one row a company, the lowest score first."""
    judged = [(entry, entry.result) for entry in portfolio.entries if entry.result is not None]
    judged.sort(key=lambda pair: (pair[1].score is None, pair[1].score or 0.0, pair[0].path))
    names = company_names(portfolio)
    rows = tuple(
        cells(
            names[entry.path],
            words.ui("report.people.dash") if result.score is None else score_told(result.score),
            _likely(result, words),
            f"{result.coverage:.0%}",
            str(result.levels.get("critical", 0)),
            _percentile(portfolio.standings[entry.path].overall, words),
            _percentile(portfolio.standings[entry.path].industry, words),
            _percentile(portfolio.standings[entry.path].size, words),
            "" if result.first_move is None else _move(result.first_move, words),
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


def _defects(portfolio: Portfolio, words: Catalogue, rules: tuple[Rule, ...]) -> Table:
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


def _families(portfolio: Portfolio, words: Catalogue) -> Table:
    rows = tuple(
        cells(
            words.ui(f"common.family.{family}"),
            *_quartiles(spread, words),
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


def _groups(portfolio: Portfolio, words: Catalogue) -> Table:
    rows = tuple(
        cells(
            words.ui(f"portfolio.group.{group.kind}"),
            _group(group.kind, group.name, words),
            *_quartiles(group.spread, words),
        )
        for group in portfolio.groups
    )
    return Table(_columns(("kind", "group", "median", "quartiles", "range", "companies"), words), rows)


def _functions(portfolio: Portfolio, words: Catalogue) -> Table:
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


def _troubles(portfolio: Portfolio, words: Catalogue) -> list[Block]:
    """Return what has no result, with the reason."""
    items = tuple(
        Item(
            strong(f"{harmless(entry.told_path)}: {words.ui(f'portfolio.trouble.{entry.trouble}')}"),
            tuple(Line(plain(harmless(detail))) for detail in entry.details),
        )
        for entry in portfolio.entries
        if entry.trouble is not None
    )
    return [Heading(words.ui("portfolio.heading.troubles", count=len(items))), Items(items)] if items else []


def _method(words: Catalogue) -> Text:
    return quiet(words.ui("portfolio.method"))


def _columns(names: tuple[str, ...], words: Catalogue, grows: tuple[str, ...] = ()) -> tuple[Column, ...]:
    return tuple(
        Column(words.ui(f"portfolio.column.{name}"), figures=name in FIGURES, grows=name in grows)
        for name in names
    )


def _more(rows: int, words: Catalogue) -> str:
    return words.ui("portfolio.more", count=rows - BRIEF) if rows > BRIEF else ""


def _quartiles(spread: Spread, words: Catalogue) -> tuple[str, str, str, str]:
    middle, whole = (
        words.ui("report.people.band", low=score_told(low), high=score_told(high))
        for low, high in ((spread.lower, spread.upper), (spread.least, spread.greatest))
    )
    return score_told(spread.median), middle, whole, str(spread.count)


def _likely(result: CompanyResult, words: Catalogue) -> str:
    low, high = round(result.likely_low), round(result.likely_high)
    return str(low) if low == high else words.ui("report.people.band", low=low, high=high)


def _percentile(value: float | None, words: Catalogue) -> str:
    return words.ui("report.people.dash") if value is None else f"{value:.0f}"


def _group(kind: str, name: str, words: Catalogue) -> str:
    if kind == "industry":
        return value_label("industry", name, words.language)
    return words.ui(f"portfolio.size.{name}")


def _move(move: FirstMove, words: Catalogue) -> str:
    return words.ui(
        "portfolio.first_move",
        title=action_title(move.move, move.department, move.subjects, move.count, words),
        effort=round(move.effort_hours),
        hours=round(move.hours_returned) or None,
    )
