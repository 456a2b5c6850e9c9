"""classify for people: a page for each of a few names, a table of many."""

import re
from typing import Any

import pytest

from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.knowledge.names.reading import read_name
from orgaudit.knowledge.names.values import NameReading, OwnUsage
from orgaudit.knowledge.sources import SOURCES
from orgaudit.model.vocabulary import Industry
from orgaudit.reports.content.name import NamesReport
from orgaudit.reports.formats import render
from orgaudit.reports.writers.page_options import PageOptions
from orgaudit.reports.writers.terminal.wrap import cells
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language
from tests.cli.calling import call

MANY = ("営業", "経理", "経営企画", "営業と経理", "対応", "請求書の発行")


def name_page(reading: NameReading, industry: Industry | None, words: Catalogue, width: int) -> str:
    report = NamesReport(catalogue=words, readings=(reading,), industry=industry)
    return render(report, "terminal", PageOptions(width=width))


def joined(text: str) -> str:
    """Return the text without the line breaks and blanks of its layout."""
    return re.sub(r"\s+", "", text)


def page(*names: str, language: Language = "en", industry: str | None = None) -> str:
    more = ("--industry", industry) if industry else ()
    called = call("classify", *names, *more, "--lang", language)
    assert called.code == 0, called.err
    assert called.err == ""
    return joined(called.out)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_name_is_told_with_test_evidence_and_sources(language: Language) -> None:
    words = Catalogue(language)
    told = page("請求書の発行", language=language)
    billing = FUNCTIONS["billing"]
    for text in (
        billing.ja if language == "ja" else billing.en,
        "billing",
        words.ui("classify.office.back"),
        words.ui("classify.because.purpose.back"),
        words.ui("classify.criterion.purpose"),
        words.ui("common.confidence.high"),
        words.ui("classify.evidence.name", matched="請求書の発行", entry="請求書発行"),
        words.ui("classify.opposite.middle", count=1, total=3),
        words.ui("classify.boundary.prone"),
        *(SOURCES[key].title for key in (*billing.votes_middle, *billing.votes_back)),
    ):
        assert joined(text) in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_on_which_all_agree_has_no_opposite_view(language: Language) -> None:
    told = page("営業", language=language)
    assert joined(Catalogue(language).ui("classify.opposite.none")) in told
    assert joined(Catalogue(language).ui("classify.boundary.clear")) in told


def test_more_sources_against_us_are_not_kept_quiet() -> None:
    votes = FUNCTIONS["marketing"].votes
    assert FUNCTIONS["marketing"].office == "middle"
    assert votes[0] > votes[1]
    assert "Moresourcessayfrontoffice" in page("marketing")
    assert "Mostsources" not in page("billing")


def test_sources_that_speak_of_the_wider_function_are_not_passed_off_as_its_own() -> None:
    assert FUNCTIONS["bookkeeping"].votes_from == "accounting"
    assert "Accounting(accounting)asawhole" in page("bookkeeping")
    assert "asawhole" not in page("accounting")


def test_a_function_without_a_source_is_told_as_such() -> None:
    assert FUNCTIONS["customer_success"].votes_from == "none"
    assert "nosourceofoursnamesthisfunction" in page("customer success")


@pytest.mark.parametrize("language", LANGUAGES)
def test_divided_sources_are_told_as_divided_with_both_views(language: Language) -> None:
    words = Catalogue(language)
    told = page("経営企画", language=language)
    for key in ("middle", "back"):
        assert joined(words.ui(f"classify.opposite.{key}", count=2, total=4)) in told
    assert joined(words.ui("classify.label.views")) in told
    assert joined(words.ui("classify.next.split")) in told


def test_where_no_office_may_be_assumed_none_is() -> None:
    assert FUNCTIONS["internal_audit"].office is None
    told = page("internal audit")
    assert "unclear" in told
    assert "assumed" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_several_functions_are_named_with_their_offices(language: Language) -> None:
    words = Catalogue(language)
    told = page("営業と経理", language=language)
    for item, office in (("sales", "front"), ("accounting", "back")):
        assert f"({item})" in told
        assert joined(words.ui(f"classify.office.{office}")) in told
    assert joined(words.ui("classify.answer.several_offices")) in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_name_is_unknown_and_says_what_to_do(language: Language) -> None:
    words = Catalogue(language)
    told = page("対応", language=language)
    assert joined(words.ui("classify.answer.unknown")) in told
    assert joined(words.ui("classify.next.unknown")) in told
    assert not [
        office for office in ("front", "middle", "back") if words.ui(f"classify.office.{office}") in told
    ]


def test_the_usage_of_banks_is_named_as_theirs() -> None:
    assert "Banksseeitasmiddleoffice" in page("営業事務")
    told = page("営業事務", industry="finance")
    assert "middleoffice,asbanksusetheword(inothercompanies:backoffice)" in told
    assert "--industry" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_companys_own_words_are_named_as_its_own(language: Language) -> None:
    words = Catalogue(language)
    own = OwnUsage(names={"ぽんぽん": "billing"}, offices={"billing": "front"})
    told = joined(name_page(read_name("ぽんぽん", own=own), None, words, 100))
    front = words.ui("classify.office.front")
    assert joined(words.ui("classify.answer.own", office=front)) in told
    assert joined(words.ui("classify.evidence.own_name", matched="ぽんぽん", entry="ぽんぽん")) in told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("item", FUNCTIONS.values(), ids=lambda item: item.id)
def test_every_function_can_be_told(item: Any, language: Language) -> None:
    words = Catalogue(language)
    industries: tuple[Industry | None, ...] = (None, "finance")
    for industry in industries:
        told = name_page(read_name(item.ja, industry), industry, words, 72)
        assert max(cells(line) for line in told.splitlines()) <= 72
        assert not re.search(r"\[\[|\{[a-z]+\}", told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_more_than_three_names_are_a_table_with_a_count(language: Language) -> None:
    called = call("classify", *MANY, "--lang", language, env={"COLUMNS": "120"})
    lines = called.out.splitlines()
    assert [line.split()[0] for line in lines[2 : len(MANY) + 2]] == list(MANY)
    assert max(cells(line) for line in lines) <= 120
    words = Catalogue(language)
    facts = {"count": 6, "front": 1, "middle": 0, "back": 2, "ambiguous": 2, "unknown": 1}
    assert joined(words.ui("classify.table.total", **facts)) in joined(called.out)
    accounting, planning, both = lines[3:6]
    assert "-".join(map(str, FUNCTIONS["accounting"].votes)) in accounting
    assert words.ui("classify.table.blurs") not in accounting
    assert words.ui("classify.table.offices.ambiguous") in planning
    assert words.ui("classify.table.blurs") in planning
    names = {item: getattr(FUNCTIONS[item], language) for item in ("accounting", "sales")}
    assert accounting.endswith(names["accounting"])
    assert both.endswith(f"{names['sales']} / {names['accounting']}")
    assert SOURCES["S0"].title not in called.out


def test_a_long_name_in_a_table_is_not_cut_and_moves_no_column() -> None:
    long = "とても長い名前の業務" * 20
    for language in LANGUAGES:
        called = call("classify", long, *MANY, "--lang", language, env={"COLUMNS": "80"})
        lines = called.out.splitlines()
        assert long in joined(called.out)
        assert max(cells(line) for line in lines) <= 80
