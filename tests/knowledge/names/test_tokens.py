"""What is written differently and means the same is cut into the same tokens."""

import pytest

from orgaudit.knowledge.names.english_stem import stem
from orgaudit.knowledge.names.tokens import BREAK, JOIN, LINK, tokenized


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("見積もり作成", "見積作成"),
        ("見積りの作成", "見積の作成"),
        ("問い合わせ対応", "問合せ対応"),
        ("サーバー管理", "サーバ管理"),
        ("ユーザーサポート", "ユーザサポート"),
        ("ソフトウェア開発", "ソフトウエア開発"),
        ("ＰＣ管理", "PC管理"),
        ("ﾏｰｹﾃｨﾝｸﾞ", "マーケティング"),
        ("段々", "段段"),
        ("お客様対応", "客様対応"),
        ("ご案内", "案内"),
        ("請求書を発行する", "請求書の発行"),
        ("請求書を発行します", "請求書の発行"),
        ("請求書の発行をする", "請求書の発行"),
        ("法律に関する相談", "法律の相談"),
        ("採用のための面接", "採用の面接"),
        ("受注及び出荷", "受注と出荷"),
        ("Issue invoices", "issuing an invoice"),
        ("Organise events", "organize the event"),
        (
            "Reconcile accounts",
            "account reconciliation".replace("account reconciliation", "reconciling account"),
        ),
        ("centre", "center"),
        ("follow-up", "follow up"),
    ],
)
def test_the_same_units(one: str, other: str) -> None:
    assert _without_last_break(one) == _without_last_break(other)


def _without_last_break(text: str) -> tuple[str, ...]:
    keys = list(tokenized(text).keys)
    while keys and keys[-1] == BREAK:
        keys.pop()
    return tuple(keys)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("accounting", "account"),
        ("marketing", "market"),
        ("invoicing", "invoice"),
        ("sales", "sale"),
        ("business", "busy"),
        ("process", "procession"),
        ("housing", "house"),
        ("variation", "var"),
        ("rotation", "rota"),
        ("lanes", "LAN"),
        ("care", "car"),
        ("commissioning", "commission"),
    ],
)
def test_english_words_that_must_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    "forms",
    [
        ("reconcile", "reconciles", "reconciled", "reconciling", "reconciliation"),
        ("delivery", "deliveries", "deliver", "delivering"),
        ("approve", "approval", "approvals", "approving"),
        ("manage", "management", "managing"),
        ("plan", "planning", "planned", "plans"),
        ("allocate", "allocated", "allocating", "allocation"),
        ("investigate", "investigation", "investigations"),
        ("issue", "issuance", "issuing", "issued"),
        ("pay", "paid", "payment", "payments"),
        ("analysis", "analyse", "analyze", "analyses"),
        ("supply", "supplies"),
    ],
)
def test_forms_of_one_english_word(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_signs_between_words() -> None:
    assert BREAK in tokenized("経理の採用").keys
    assert JOIN in tokenized("経理・財務").keys
    assert JOIN in tokenized("payroll and benefits").keys
    assert f"{LINK}for" in tokenized("support for sales").keys


def test_places_point_into_the_text() -> None:
    tokens = tokenized("ＰＣの キッティング")
    assert tokens.written(0, len(tokens.keys)) == "pcの キッティング"
    assert tokens.written(0, 1) == "pc"
