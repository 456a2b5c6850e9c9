"""What the lexicons find in Japanese and English text, and what they must leave alone."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.knowledge import trigger_words as trigger_module
from orgaudit.knowledge.trigger_words import Lexicon, LexiconName, lexicon, normalised
from orgaudit.wording.catalogue import LANGUAGES, Catalogue
from tests.growth import slowdown

NAMES: tuple[LexiconName, ...] = get_args(LexiconName)


def words(name: LexiconName, text: str) -> list[str]:
    return [match.word for match in lexicon(name).find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("品質の安定化を図る", ["安定化を図る"]),
        ("業務効率化を推進します", ["効率化", "推進します"]),
        ("ルールを定着させる", ["定着させ"]),
        ("強化に努める", ["強化に努め"]),
        ("改善、強化・推進", ["改善", "強化", "推進"]),
        ("規程を見直した", ["見直し"]),
        ("お客様のために頑張ります", ["頑張り"]),
        ("早めに出してもらう", ["してもらう"]),
        ("適切な管理を適宜行う", ["適切な", "適宜"]),
        ("高等学校等との連携", ["等"]),
        ("ｻﾎﾟｰﾄする", ["サポートする"]),
        ("Improve customer satisfaction", ["improve"]),
        ("Optimising and streamlining, OPTIMIZE it", ["optimising", "streamlining", "optimize"]),
        ("Reply as needed, where possible, etc.", ["as needed", "where possible", "etc."]),
        ("User friendly forms", ["user friendly"]),
    ],
)
def test_vague_words_are_found_in_their_forms(text: str, found: list[str]) -> None:
    assert words("vague_words", text) == found


@pytest.mark.parametrize(
    "text",
    [
        "安定化資金の確保",
        "等級制度と均等待遇、平等な採用、高等部",
        "年末調整の完了",
        "関連会社の決算",
        "十分以内に返す",
        "支援金の支給、改善活動の記録、検討会の議事録",
        "サポートデスク",
        "資格取得の奨励も行う",
        "Test all supported browsers",
        "Close every support ticket",
        "Collect the supporting documents",
        "Sharpen the improvised script",
    ],
)
def test_false_friends_are_left_alone(text: str) -> None:
    assert words("vague_words", text) == []


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("売上高10億円", ["kpi_revenue"]),
        ("新規顧客数と粗利益率", ["kpi_new_customers", "kpi_margin"]),
        ("Net sales, bookings and new logos", ["kpi_revenue", "kpi_orders", "kpi_new_customers"]),
        ("売上債権の回収、受注入力の誤り", []),
        ("Share of sales materials used; staff turnover", []),
    ],
)
def test_sales_kpis(text: str, categories: list[str]) -> None:
    assert [match.category for match in lexicon("sales_kpis").find(text)] == categories


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("問い合わせ件数を月100件に減らす", ["kpi_enquiries"]),
        ("審査件数とｸﾚｰﾑ件数", ["kpi_reviews", "kpi_complaints"]),
        ("Number of requests and call volume", ["kpi_requests", "kpi_enquiries"]),
        ("再問い合わせ件数、一次解決率", []),
        ("Share of contracts reviewed in time; repeat calls received", []),
    ],
)
def test_demand_kpis(text: str, categories: list[str]) -> None:
    assert [match.category for match in lexicon("demand_kpis").find(text)] == categories


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("請求書の転記作業", ["転記"]),
        ("２重入力", ["2重入力"]),
        ("注文を打ち直している", ["打ち直し"]),
        ("台帳に写している", ["写して"]),
        ("Rekeying of orders, then re-key again", ["rekeying", "re-key"]),
        ("住民票の写しの取得", []),
        ("転記不要の取込み", []),
        ("Double-entry bookkeeping", []),
    ],
)
def test_rekeying(text: str, found: list[str]) -> None:
    assert words("rekey_words", text) == found


@pytest.mark.parametrize("name", NAMES)
def test_every_word_finds_itself_in_its_own_category(name: LexiconName) -> None:
    book = lexicon(name)
    for category, _, word in book.entries:
        found = book.find(word)
        if category:
            assert found, word
            assert category in {match.category for match in found}, word
        else:
            assert not found, word


@pytest.mark.parametrize("name", NAMES)
def test_every_category_has_words_in_both_languages_and_a_name(name: LexiconName) -> None:
    book = lexicon(name)
    for category in book.categories:
        assert {language for key, language, _ in book.entries if key == category} == {"ja", "en"}, category
        for language in LANGUAGES:
            assert Catalogue(language).has_ui(f"lexicon.{category}"), category


@given(st.text(alphabet="強化する安定資金等を図るsuport improve,.・ 　", max_size=60))
def test_spans_point_at_the_words_and_never_overlap(text: str) -> None:
    plain = normalised(text)
    end = 0
    for match in lexicon("vague_words").find(text):
        assert plain[match.start : match.end] == match.word
        assert match.start >= end
        end = match.end


def test_a_text_is_scanned_in_proportion_to_its_length() -> None:
    book = lexicon("vague_words")
    text = "強化する資金、 1,2,3 support improved 等級 "
    assert book.find(text)
    assert slowdown(lambda size: book.find(text * size), 50, 8) < 24


def test_few_texts_and_many_are_searched_with_the_same_result(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        "業務を適切に強化する",
        "安定化資金の適切な管理を図る",
        "improve quality as needed",
        "ensure, and ensure",
        "",
    ]
    found = Lexicon(lexicon("vague_words").entries)
    few = [found.find(text) for text in texts]
    assert sum(map(len, few)) >= 4
    monkeypatch.setattr(trigger_module, "_MANY", 0)
    assert [found.find(text) for text in texts] == few
