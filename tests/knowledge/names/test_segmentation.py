"""A name is cut into the fewest words that we know; the work grows with the name, not with what we know."""

import pytest

from orgaudit.knowledge.names import segmentation as name_pieces
from orgaudit.knowledge.names.lexicon import Word, WordTree, name_lexicon
from orgaudit.knowledge.names.segmentation import Piece, parts_of, pieces_of
from orgaudit.knowledge.names.tokens import units_of


def _cut(text: str) -> list[str]:
    units = units_of(text)
    pieces = pieces_of(units, (name_lexicon(japanese=units.japanese),))
    return [units.written(piece.start, piece.end) if isinstance(piece, Piece) else piece for piece in pieces]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("市場データの分析", ["市場データ", "|", "分析"]),
        ("オンライン茶会", ["オンライン茶会"]),
        ("マスタードの発注", ["マスタード", "|", "発注"]),
        ("システムリセット", ["システム", "リセット"]),
        ("市営業務", ["市営", "業務"]),
        ("営業日報", ["営業日報"]),
        ("会計年度", ["会計年度"]),
        ("人事の評価", ["人事の評価"]),
        ("経理と財務", ["経理", "&", "財務"]),
        ("supplier invoices for Tokyo", ["supplier invoices", ">", "tokyo"]),
    ],
)
def test_cut(text: str, words: list[str]) -> None:
    assert _cut(text) == words


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
    units = units_of(text)
    pieces = pieces_of(units, (name_lexicon(japanese=units.japanese),))
    assert len(parts_of(pieces, japanese=units.japanese)) == parts


def test_one_look_up_a_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of 300 functions must not make a name slower: the tree is entered once at each unit."""
    real = name_pieces._beginning
    entered: list[int] = []

    def counted(tree: WordTree, keys: tuple[str, ...], start: int, after: int) -> list[tuple[int, Word]]:
        entered.append(start)
        return real(tree, keys, start, after)

    monkeypatch.setattr(name_pieces, "_beginning", counted)
    letters = 0
    for number in range(200):
        units = units_of(f"第{number}営業所の請求書の発行と入金の確認")
        letters += len(units.keys)
        pieces_of(units, (name_lexicon(japanese=True),))
    assert 0 < len(entered) <= letters
