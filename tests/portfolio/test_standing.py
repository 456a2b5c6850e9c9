"""Where companies stand: percentiles, quartiles, fences, and groups that are too small to say anything."""

import random
import statistics
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.portfolio.standing import LARGEST, SIZES, gathered, size_of
from orgaudit.reports.content import standings
from orgaudit.reports.content.standings import standings_table
from orgaudit.reports.text import Text
from orgaudit.results.portfolio import CompanyResult, Entry, FunctionTally, Portfolio
from orgaudit.wording.catalogue import Catalogue

BASE = CompanyResult(
    company="A", industry=None, employees=None, departments=1, duties=1, score=50.0, low=0.0, likely_low=40.0,
    likely_high=60.0, high=100.0, coverage=0.5, levels={}, families={}, functions={}, rules={}, first_move=None,
)  # fmt: skip


def entries(scores: list[float], **facts: object) -> list[Entry]:
    return [
        Entry(path=f"{at:03}.yaml", result=replace(BASE, score=score, families={"silo": score}, **facts))  # type: ignore[arg-type]
        for at, score in enumerate(scores)
    ]


@given(st.lists(st.floats(0, 100).map(lambda value: round(value, 1)), min_size=5, max_size=30))
def test_percentiles_say_how_many_score_lower(scores: list[float]) -> None:
    portfolio = gathered(entries(scores))
    for at, score in enumerate(scores):
        below = sum(other < score for other in scores) + sum(other == score for other in scores) / 2
        standing = portfolio.standings[f"{at:03}.yaml"]
        assert standing.overall == pytest.approx(100 * below / len(scores), abs=0.051)
        assert standing.families == {"silo": standing.overall}
    assert portfolio.scores
    quartiles = statistics.quantiles(scores, n=4, method="inclusive")
    assert (portfolio.scores.lower, portfolio.scores.median, portfolio.scores.upper) == pytest.approx(
        quartiles, abs=0.01
    )


def test_the_order_in_which_companies_are_done_changes_nothing() -> None:
    companies = entries([float(value) for value in range(12)], industry="retail", employees=30)
    shuffled = companies[:]
    random.Random(1).shuffle(shuffled)
    assert gathered(shuffled) == gathered(companies)


def test_groups_below_five_companies_are_not_compared() -> None:
    four = gathered(entries([1.0, 2.0, 3.0, 4.0], industry="retail", employees=30))
    assert four.groups == ()
    assert [item.overall for item in four.standings.values()] == [None] * 4
    five = gathered(entries([1.0, 2.0, 3.0, 4.0, 5.0], industry="retail", employees=30))
    assert [(group.kind, group.name, group.spread.count) for group in five.groups] == [
        ("industry", "retail", 5),
        ("size", "21-100", 5),
    ]
    assert [item.industry for item in five.standings.values()] == [10, 30, 50, 70, 90]


def two_industries() -> Portfolio:
    retail = [float(value) for value in range(1, 6)]
    companies = [
        replace(
            entry,
            path=f"{group}{entry.path}",
            result=replace(
                entry.result,  # type: ignore[type-var]
                company=f"{group} {score:g}",
                industry=group,
                employees=30,
                functions={"sales": FunctionTally(10, int(score))},
            ),
        )
        for group, scores in (("retail", retail), ("it", [value + 50 for value in retail[:4]]))
        for entry, score in zip(entries(scores), scores, strict=True)
    ]
    return gathered([item for item in companies if item.result])


def test_families_and_functions_are_compared_within_industry_and_size() -> None:
    found = two_industries().standings
    best = found["retail004.yaml"]
    assert best.in_industry.families == {"silo": 90}
    assert best.in_industry.functions == {"sales": 10}
    assert best.in_size.families == best.families == {"silo": 50}
    few = found["it000.yaml"]
    assert (few.in_industry.families, few.in_size.families) == ({}, {"silo": 61.1})


def test_a_page_shows_the_lowest_standings_and_a_workbook_all(monkeypatch: pytest.MonkeyPatch) -> None:
    portfolio, words = two_industries(), Catalogue("en")
    table = standings_table(portfolio, words, "family", whole=True)
    assert [column.title for column in table.columns] == [
        "Company",
        "Family",
        "Standing",
        "In its industry",
        "In its size",
    ]
    rows = [_told(row) for row in table.rows]
    assert rows[0] == ["retail 1", "Siloed knowledge", "6", "10", "6"]
    assert [row[0] for row in rows if row[3] == words.ui("report.people.dash")] == [
        "it 51",
        "it 52",
        "it 53",
        "it 54",
    ]
    assert len(rows) == 9
    functions = standings_table(portfolio, words, "function", whole=True)
    assert _told(functions.rows[0])[:2] == ["it 54", "Sales"]
    monkeypatch.setattr(standings, "MOST", 3)
    page = standings_table(portfolio, words, "family", whole=False)
    assert list(map(_told, page.rows)) == list(map(_told, table.rows[:3]))


def _told(row: tuple[Text, ...]) -> list[str]:
    return ["".join(span.text for span in cell) for cell in row]


@pytest.mark.parametrize(("last", "outliers"), [(59.0, ["008.yaml"]), (61.0, [])])
def test_who_lies_below_the_fence_is_an_outlier(last: float, outliers: list[str]) -> None:
    # Quartiles 75 and 85: the fence stands at 60.
    portfolio = gathered(entries([75.0, 75.0, 75.0, 80.0, 80.0, 85.0, 85.0, 85.0, last]))
    assert [path for path, item in portfolio.standings.items() if item.outlier] == outliers
    assert portfolio.standings["008.yaml"].outlying_families == (("silo",) if outliers else ())


def test_defects_are_told_by_how_many_companies_have_them() -> None:
    many = Entry(path="a", result=replace(BASE, rules={"SIL001": 40}))
    few = [Entry(path=path, result=replace(BASE, rules={"ANA001": 1})) for path in "bc"]
    told = [(item.rule, item.companies, item.findings) for item in gathered([many, *few]).defects]
    assert told == [("ANA001", 2, 2), ("SIL001", 1, 40)]


def test_functions_are_compared_by_the_share_of_duties_in_trouble() -> None:
    companies = [
        Entry(path=str(at), result=replace(BASE, functions={"payroll": FunctionTally(2, at % 3)}))
        for at in range(6)
    ]
    portfolio = gathered(companies)
    assert portfolio.functions[0].troubled == pytest.approx(0.5)
    assert portfolio.standings["0"].functions["payroll"] > portfolio.standings["2"].functions["payroll"]


def test_what_has_no_result_stands_nowhere_and_is_kept() -> None:
    portfolio = gathered([Entry(path="a", trouble="problems"), *entries([1.0])])
    assert len(portfolio.entries) == 2
    assert list(portfolio.standings) == ["000.yaml"]


def test_every_number_of_employees_has_a_size() -> None:
    assert size_of(None) is None
    for most, name in SIZES:
        assert size_of(most) == name
        assert size_of(most + 1) != name
    assert size_of(1_000_000) == LARGEST
