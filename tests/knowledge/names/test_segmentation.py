"""A name is cut into the fewest words that we know; the work grows with the name, not with what we know."""

from typing import Any

import pytest

from orgaudit.knowledge.names import segmentation
from orgaudit.knowledge.names.lexicon import Word, name_lexicon
from orgaudit.knowledge.names.parts import parts_of
from orgaudit.knowledge.names.segmentation import Segment, segmented
from orgaudit.knowledge.names.tokens import tokenized


def _cheapest(text: str) -> list[str]:
    tokens = tokenized(text)
    segments = segmented(tokens, (name_lexicon(japanese=tokens.japanese),))
    return [
        tokens.written(segment.start, segment.end) if isinstance(segment, Segment) else segment
        for segment in segments
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("市場データの分析", ["市場データ", "/", "分析"]),
        ("オンライン茶会", ["オンライン茶会"]),
        ("マスタードの発注", ["マスタード", "/", "発注"]),
        ("システムリセット", ["システム", "リセット"]),
        ("市営業務", ["市営", "業務"]),
        ("営業日報", ["営業日報"]),
        ("会計年度", ["会計年度"]),
        ("人事の評価", ["人事の評価"]),
        ("経理と財務", ["経理", "&", "財務"]),
        ("supplier invoices for Tokyo", ["supplier invoices", ">for", "tokyo"]),
    ],
)
def test_cut(text: str, words: list[str]) -> None:
    assert _cheapest(text) == words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("経理・財務", 2),
        ("企画・運営", 1),
        ("社内イベントの企画・運営", 1),
        ("請求書と納品書の発行", 2),
        ("issue and send invoices", 1),
        ("payroll and benefits", 2),
        ("", 1),
    ],
)
def test_what_only_says_what_is_done_is_no_part(text: str, parts: int) -> None:
    tokens = tokenized(text)
    segments = segmented(tokens, (name_lexicon(japanese=tokens.japanese),))
    assert len(parts_of(segments, japanese=tokens.japanese)) == parts


def test_one_look_up_a_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of 300 functions must not make a name slower: the lexicon is entered once at each token."""
    real = segmentation._words_from
    entered: list[int] = []

    def counted(
        table: dict[str, Any], keys: tuple[str, ...], start: int, after: int
    ) -> list[tuple[int, Word]]:
        entered.append(start)
        return real(table, keys, start, after)

    monkeypatch.setattr(segmentation, "_words_from", counted)
    letters = 0
    for number in range(200):
        tokens = tokenized(f"第{number}営業所の請求書の発行と入金の確認")
        letters += len(tokens.keys)
        segmented(tokens, (name_lexicon(japanese=True),))
    assert 0 < len(entered) <= letters
