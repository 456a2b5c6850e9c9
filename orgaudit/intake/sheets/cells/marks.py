"""Marks in a table with persons or departments as columns: what they mean by the sheet's own legend, else by custom."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final, Literal

from orgaudit.intake.sheets.headings.known_headings import words
from orgaudit.intake.spelling import folded

Role = Literal[
    "primary",
    "backup",
    "skill",
    "accountable",
    "approver",
    "checker",
    "other",
    "full",
    "nothing",
    "skill0",
    "skill1",
    "skill2",
    "skill3",
    "skill4",
]

_SIGNS: Final = "◎○〇◯△▲●◇◆□■×✓✔☑★☆レ"
_LEVEL: Final = re.compile(r"[0-5]")
_BETWEEN: Final = re.compile(r"[/,、・＋+&\s]+")
_LETTERS: Final = re.compile(r"[raci]{2,3}")

_ROMAN: Final = re.compile(r"i{2,3}|iv|vi?")
"""Numbers of a scale, which are no letters beside each other."""

_LEGEND: Final = re.compile(
    rf"(?:^|[\s(（\[、,，;；/・|:：])([{_SIGNS}★☆]+|III|[A-Za-z]{{1,2}}|[0-5]|大|中|小|正|副|主|補|[一-龠](?=\s*[:：=＝])|[-―ー—](?=\s*[:：=＝]))\s*+(?:[:：=＝→…‥]|\.\.\.|は|[-–]\s|(?<=\s)(?=[^\s{_SIGNS}]))\s*+([^\s、,，;；/|◎○△●×★☆:：=＝()（）]+(?:[ ](?![A-Za-z0-9]{{1,3}}\s*[:=])[A-Za-z]+)*)"
)

_LEGEND_BARE: Final = re.compile(
    rf"(?:^|[\s(（\[、,，;；/・|:：])([{_SIGNS}])([^\s、,，;；/|:：=＝()（）{_SIGNS}]{{2,}})"
)
"""Marks with their words right behind them: ◎決裁 ○審議."""

_ROLE_WORDS: Final[tuple[tuple[str, Role], ...]] = (
    ("副担当", "backup"), ("サブ", "backup"), ("代理", "backup"), ("代行", "backup"), ("バックアップ", "backup"), ("backup", "backup"), ("back-up", "backup"),
    ("deputy", "backup"), ("secondary", "backup"), ("stand-in", "backup"), ("substitute", "backup"), ("cover", "backup"), ("副", "backup"), ("一人で", "backup"), ("対応可", "backup"),
    ("主担当", "primary"), ("正担当", "primary"), ("メイン", "primary"), ("primary", "primary"), ("main", "primary"), ("owner", "primary"), ("lead", "primary"), ("実行", "primary"), ("responsible", "primary"), ("決裁", "accountable"), ("審議", "other"), ("起案", "other"), ("合議", "other"), ("協議", "other"), ("主管", "primary"), ("実施", "primary"), ("主", "primary"), ("正", "primary"),
    ("prepare", "primary"), ("propose", "primary"), ("initiat", "primary"), ("requests", "primary"), ("review", "other"), ("endors", "other"), ("recommend", "other"), ("approve", "accountable"), ("authoris", "accountable"), ("authoriz", "accountable"), ("signs off", "accountable"),
    ("contribut", "other"), ("driver", "primary"), ("approver", "accountable"), ("decides", "accountable"), ("責任", "accountable"), ("accountable", "accountable"),
    ("補助", "skill"), ("研修", "skill"), ("見習", "skill"), ("学習", "skill"), ("教わ", "skill"), ("指導", "skill"), ("補", "skill"), ("training", "skill"), ("learning", "skill"), ("trainee", "skill"), ("with help", "skill"), ("assist", "skill"), ("helper", "skill"),
    ("consulted", "other"), ("informed", "other"), ("相談", "other"), ("報告", "other"), ("参考", "other"), ("承認", "approver"), ("確認", "checker"), ("チェック", "checker"), ("閲覧", "other"), ("情報共有", "other"), ("共有", "other"),
    ("担当", "primary"), ("なし", "nothing"), ("不可", "nothing"), ("できない", "nothing"), ("none", "nothing"), ("cannot", "nothing"), ("関与しない", "nothing"),
)  # fmt: skip
"""What a legend's words make of a mark; the first that is in them."""

_SKILL_WORDS: Final[tuple[tuple[str, Role], ...]] = (
    ("not trained", "skill0"), ("untrained", "skill0"), ("no training", "skill0"), ("未習得", "skill0"), ("できません", "skill0"), ("知識なし", "skill0"),
    ("指導を受け", "skill1"), ("支援を受け", "skill1"), ("補助付", "skill1"), ("教わりながら", "skill1"), ("補助が必要", "skill1"), ("under supervision", "skill1"), ("needs help", "skill1"), ("novice", "skill1"), ("basic", "skill1"), ("beginner", "skill1"), ("in training", "skill1"),
    ("trainer", "skill4"), ("can train", "skill4"), ("coach", "skill4"), ("mentor", "skill4"), ("教育でき", "skill4"), ("指導者", "skill4"), ("指導レベル", "skill4"), ("教育可", "skill4"), ("トラブル対応", "skill3"), ("改善でき", "skill3"), ("expert", "skill3"), ("advanced", "skill3"), ("trouble", "skill3"),
    ("独力", "skill2"), ("1人で", "skill2"), ("自立", "skill2"), ("competent", "skill2"), ("on own", "skill2"), ("on their own", "skill2"), ("unaided", "skill2"), ("unsupervised", "skill2"), ("proficient", "skill2"), ("solo", "skill2"),
    ("異常", "skill3"), ("自力", "skill2"), ("見習い", "skill1"), ("補助付き", "skill1"), ("ojt中", "skill1"),
    ("指導でき", "skill4"), ("指導可", "skill4"), ("教えられ", "skill4"), ("教えること", "skill4"), ("teach", "skill4"), ("train others", "skill4"),
    ("例外", "skill3"), ("応用", "skill3"), ("exception", "skill3"), ("補助があれば", "skill1"), ("支援があれば", "skill1"), ("指示があれば", "skill1"), ("with help", "skill1"), ("supervised", "skill1"),
    ("一人で", "skill2"), ("ひとりで", "skill2"), ("単独", "skill2"), ("alone", "skill2"), ("independent", "skill2"), ("できない", "skill0"), ("未経験", "skill0"), ("cannot", "skill0"), ("no experience", "skill0"),
    ("signed off", "skill2"), ("signed-off", "skill2"), ("qualified", "skill2"), ("certified", "skill2"), ("can do", "skill2"), ("capable", "skill2"), ("trained", "skill2"), ("shadowing", "skill1"),
)  # fmt: skip
"""What a legend of skills makes of a mark, by the scale of the input format; where it names no one in charge."""


def is_answer(text: str) -> bool:
    """Whether a text is a mark, or answers yes or no."""
    return folded(text) in _ANSWERS or (is_mark(text) and not text.isdigit())


_ANSWERS: Final = frozenset(
    ("はい", "いいえ", "yes", "no", "y", "n", "有", "無", "あり", "なし", "有り", "無し", "要", "不要")
)


@lru_cache(maxsize=5_000)
def is_mark(text: str) -> bool:
    """Whether a text is a mark, several, or a level."""
    return bool(_LEVEL.fullmatch(text)) or all(_role(part) is not None for part in parts_of(text))


@lru_cache(maxsize=5_000)
def parts_of(text: str) -> tuple[str, ...]:
    """Return the marks in a cell: ``A/R``, ``R,A`` and ``RA`` are two."""
    word = folded(text)
    if _role(word) or _ROMAN.fullmatch(word):
        return (word,)
    parts = [part for part in _BETWEEN.split(word) if part]
    return tuple(sign for part in parts for sign in (part if _LETTERS.fullmatch(part) else (part,))) or (
        word,
    )


def roles_in(text: str, legend: Mapping[str, Role], *, lesser: bool) -> list[Role | None]:
    """Return what the marks of a cell mean; None for one that nobody explains.

    ``lesser`` says whether ◎ occurs beside ○: then ○ is who stands in, else who does it.
    """
    found: list[Role | None] = []
    for part in parts_of(text):
        role = legend.get(part) or _role(part)
        if role == "full":
            role = "backup" if lesser and part not in legend else "primary"
        found.append(role)
    return found


def legend_in(texts: Iterable[str]) -> dict[str, str]:
    """Return what the texts around a table say of marks: mark, folded -> its words as written."""
    found: dict[str, str] = {}
    for text in texts:
        for mark, told in _LEGEND.findall(unicodedata.normalize("NFKC", text)):
            found.setdefault(folded(mark), told.strip("。."))
        bare = _LEGEND_BARE.findall(unicodedata.normalize("NFKC", text))
        for mark, told in bare if len(bare) > 1 else ():
            found.setdefault(folded(mark), told.strip("。."))
    return found


def is_legend(text: str) -> bool:
    """Whether a text does nothing but explain marks: ○：一人でできる　△：指導が要る."""
    word = unicodedata.normalize("NFKC", text).strip()
    return len(legend_in((text,))) > 1 and word[:1] in f"{_SIGNS}-(["


def legend_beside(rows: Iterable[list[str]]) -> dict[str, str]:
    """Return the same of rows of nothing else, in which each mark has a cell of its own, with its words in the next one; two of a row at least."""
    found: dict[str, str] = {}
    for row in rows:
        texts = [text for text in row if text]
        pairs = {
            folded(mark): told
            for mark, told in pairwise(texts)
            if _MARK_ALONE.fullmatch(mark)
            and len(told) > _SHORTEST_WORDS
            and (_first(told, _SKILL_WORDS) or _first(told, _ROLE_WORDS))
        }
        if len(pairs) > 1 and 2 * len(pairs) >= len(texts) - 1:
            found = {**pairs, **found}
    return found


_MARK_ALONE: Final = re.compile(rf"[A-Za-z0-9]{{1,2}}|[{_SIGNS}-]")
_SHORTEST_WORDS: Final = 3


def roles_of_legend(legend: Mapping[str, str]) -> dict[str, Role]:
    """Return the roles that a legend gives to its marks; marks of other things have none."""
    found: dict[str, Role] = {}
    told_skills = {mark: role for mark, told in legend.items() if (role := _first(told, _SKILL_WORDS))}
    roles = {_first(told, _ROLE_WORDS) for mark, told in legend.items() if mark not in told_skills}
    if len(told_skills) > 1 and "primary" not in roles:
        others = {mark: _first(told, _ROLE_WORDS) for mark, told in legend.items() if mark not in told_skills}
        lesser: dict[str, Role] = {
            mark: "skill1" if role == "skill" else "skill0"
            for mark, role in others.items()
            if role in ("skill", "nothing")
        }
        return told_skills | lesser
    for mark, told in legend.items():
        role = _first(told, _ROLE_WORDS)
        if role is not None:
            found[mark] = role
    return found


def _first(told: str, listed: tuple[tuple[str, Role], ...]) -> Role | None:
    """Return the role of the first word of a list that is in a text."""
    return next((role for word, role in listed if word in folded(told)), None)


@lru_cache(maxsize=1_000)
def _role(text: str) -> Role | None:
    return _roles().get(folded(text))


@cache
def _roles() -> Mapping[str, Role]:
    found: dict[str, Role] = {}
    for role, marks in words()["roles"].items():
        for mark in marks:
            found.setdefault(folded(mark), role)
    return found
