"""Names in a list of duties that are none, and names that must not be taken for such."""

import pytest

from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.knowledge.names.inventory import name_flaw, spelling_key

PERSONS = frozenset({"佐藤", "田中 花子", "anna"})
SYSTEMS = frozenset({"弥生販売"})


@pytest.mark.parametrize(
    ("name", "flaw"),
    [
        ("・請求", "bullet"),
        ("- invoices", "bullet"),
        ("1. 見積書", "bullet"),
        ("(2)検収", "bullet"),
        ("①発注", "bullet"),
        ("佐藤", "person"),
        ("佐藤の業務", "person"),
        ("Aさんの仕事", "person"),
        ("Anna's tasks", "person"),
        ("Excel", "system"),
        ("Excel作業", "system"),
        ("弥生販売", "system"),
        ("EXCEL", "system"),
        ("請求書の発行と入金確認", "several"),
        ("見積書の作成、注文書の入力・納品書の発行", "several"),
        ("勤怠集計・給与計算", "several"),
        ("Issue invoices and chase payments", "several"),
        ("Invoice entry and payment matching", "several"),
    ],
)
def test_a_flawed_name(name: str, flaw: str) -> None:
    assert name_flaw(name, PERSONS, SYSTEMS) == flaw


@pytest.mark.parametrize(
    "name",
    [
        "請求書の発行",
        "契約書の作成・確認",
        "受付・来客対応",
        "BCP・防災",
        "お客さんの対応",
        "お客さんの業務",
        "佐藤商店の担当",
        "弥生販売の操作",
        "メール対応",
        "3S活動",
        "5S活動の推進",
        "A/Bテスト",
        "人と組織の確認",
        "Research and development",
        "Planning and reporting",
        "Terms and conditions",
        "Today's orders",
        "Customer's work",
    ],
)
def test_a_name_that_may_well_be_one_of_a_duty(name: str) -> None:
    assert name_flaw(name, PERSONS, SYSTEMS) is None


def test_no_function_of_the_taxonomy_has_a_flawed_name() -> None:
    names = [name for item in FUNCTIONS.values() for name in (item.ja, item.en)]
    assert [name for name in names if name_flaw(name, PERSONS, SYSTEMS)] == []


@pytest.mark.parametrize(
    "names",
    [
        ("請求書の発行", "請求書発行", "請求書発行業務", "請求書を発行する", "請求書 発行"),
        ("見積もり書の作成", "見積り書作成", "見積書の作成"),
        ("Issuing of invoices", "invoice issuing", "issue invoices"),
    ],
)
def test_spellings_of_one_name(names: tuple[str, ...]) -> None:
    assert len({spelling_key(name) for name in names}) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("請求書の発行", "請求書の確認"),
        ("月次の報告", "年次の報告"),
        ("受け取り", "受け渡し"),
        ("お礼", "お詫び"),
        ("あいさつ回り", "見回り"),
        ("Invoice entry", "Invoice review"),
        ("Order 1", "Order 2"),
    ],
)
def test_different_names_stay_different(names: tuple[str, ...]) -> None:
    assert len({spelling_key(name) for name in names}) == len(names)
