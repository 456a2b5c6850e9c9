"""The report of a portfolio: where each company stands, what is common, how families and functions do, what could not be read."""

from collections.abc import Iterator
from typing import ClassVar

from orgaudit.model.dataclass import dataclass
from orgaudit.reports.content.company_names import company_names
from orgaudit.reports.content.portfolio_tables import (
    companies_table,
    defects_table,
    families_table,
    functions_table,
    groups_table,
)
from orgaudit.reports.content.standings import standings_table
from orgaudit.reports.document import (
    Block,
    Document,
    Facts,
    Heading,
    Item,
    Items,
    Line,
    Paragraph,
    Sheet,
    Table,
)
from orgaudit.reports.report import Report
from orgaudit.reports.text import Text, plain, quiet, strong
from orgaudit.reports.words.plain import plain as harmless
from orgaudit.reports.words.scores import score_told
from orgaudit.results.portfolio import Entry, Portfolio
from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.spec import Rule
from orgaudit.wording.catalogue import Catalogue


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
    yield "companies", companies_table(portfolio, words)
    yield "defects", defects_table(portfolio, words, rules)
    yield "families", families_table(portfolio, words)
    yield "groups", groups_table(portfolio, words)
    yield "functions", functions_table(portfolio, words)
    yield "in_families", standings_table(portfolio, words, "family", whole=whole)
    yield "in_functions", standings_table(portfolio, words, "function", whole=whole)


def _hint(key: str, words: Catalogue) -> Iterator[Block]:
    if words.has_ui(f"portfolio.hint.{key}"):
        yield Paragraph(quiet(words.ui(f"portfolio.hint.{key}")))


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
