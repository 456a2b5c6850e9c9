"""Media by what Japanese cells call them beyond the words of the vocabulary: 基幹＋Excel, WEB申込フォーム, 回覧板, 朝礼."""

import re
from typing import Final

_NAMED: Final = (
    (
        "system",
        re.compile(
            r"基幹(?!部)|システム(?!部|課|室|担当|係|会社|開発|エンジニア)|データベース|端末|ハンディ|タブレット|ipad|バーコード|qrコード|電子決裁|(?<![a-z])db(?![a-z])"
        ),
    ),
    (
        "web",
        re.compile(
            r"web(?!会議)(?=[ぁ-んァ-ヶ一-龠])|(?<!ット)フォーム(?!ラ|ア)|e-?tax|e-?gov|電子契約|サイト|ネット(?=注文|申込|申し込み|予約|申請|受付|経由|から|で|上)|ポータル"
        ),
    ),
    (
        "phone",
        re.compile(
            r"無線|トランシーバー?|インカム|館内放送|構内放送|朝礼|声かけ|声掛け|口答|口伝え|面談|打ち?合わ?せ"
        ),
    ),
    ("paper", re.compile(r"印刷|プリントアウト|メモ(?!リ)")),
    ("mail", re.compile(r"ハガキ|はがき|葉書|宅急便|宅配|封書|投函|信書")),
)
_ON_PAPER: Final = re.compile(r"回覧|付箋|帳簿|カーボン|印刷物|用紙|複写")
"""What is of paper where nothing else says how it goes."""

_PARCEL: Final = re.compile(r"(?:ゆう)?メール便|ゆうメール|レターパック|ダイレクトメール|エアメール")
_IN_LATIN_LETTERS: Final = re.compile(r"(?<![a-z-])mail(?=[ぁ-んァ-ヶ一-龠])")
_ELECTRONIC_SEAL: Final = re.compile(r"電子(?:印鑑|押印|決裁印|印)")
_PLANNED: Final = re.compile(r"[(][^()]{0,10}(?:予定|検討|今後|将来)[^()]{0,6}[)]$")


def as_it_is_now(word: str) -> str:
    """Return a folded text without the medium that it is to have one day: 紙（電子化予定）; and with post that is called mail as post, and letters that are no post as e-mail: mail添付."""
    word = _IN_LATIN_LETTERS.sub("メール", word)
    return _PARCEL.sub("郵送", _ELECTRONIC_SEAL.sub("", _PLANNED.sub("", word)))


def media_called(word: str, *, alone: bool) -> list[str]:
    """Return the codes of media that a folded Japanese text names by other words; weaker ones where nothing else is named."""
    found = [code for code, kind in _NAMED if kind.search(word)]
    return found or (["paper"] if alone and _ON_PAPER.search(word) else [])
