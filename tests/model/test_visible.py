"""What nobody sees keeps no two names apart, and what is seen does."""

import unicodedata

import pytest

from orgaudit.intake.values.person_words import key_of
from orgaudit.model.identity import canonical
from orgaudit.model.visible import visible, without_shapeless

NOT_SEEN = [
    "\u200b",
    "\u200c",
    "\u200d",
    "\u200e",
    "\u202e",
    "\u2060",
    "\u2066",
    "\u00ad",
    "\ufeff",
    "\ufe0f",
    "\U000e0101",
    "\U000e0041",
    "\u034f",
    "\u061c",
    "\u115f",
    "\u180e",
    "\u3164",
    "\uffa0",
    "\ufffb",
    "\x01",
    "\x08",
    "\x7f",
    "\x9b",
    "\U0001d173",
    "\ud800",
]
OF_FORMAT_AND_SEEN = {
    "\u0600",
    "\u0601",
    "\u0602",
    "\u0603",
    "\u0604",
    "\u0605",
    "\u06dd",
    "\u070f",
    "\u0890",
    "\u0891",
    "\u08e2",
    "\U000110bd",
    "\U000110cd",
}
"""Signs around Arabic, Syriac and Kaithi figures, which are drawn."""


@pytest.mark.parametrize("sign", NOT_SEEN)
@pytest.mark.parametrize("name", ["佐藤", "Kim Lee", "सीता"])
def test_a_sign_that_nobody_sees_makes_no_other_name(name: str, sign: str) -> None:
    for at in range(len(name) + 1):
        spelt = name[:at] + sign + name[at:]
        assert canonical(spelt) == canonical(name)
        assert key_of(spelt) == key_of(name)


def test_no_sign_of_format_is_forgotten() -> None:
    """But those that are drawn, and those of hieroglyphs and shorthand, which stand in no name."""
    seen = {
        chr(code)
        for code in range(0x110000)
        if unicodedata.category(chr(code)) == "Cf" and visible(f"a{chr(code)}b") != "ab"
    }
    assert {sign for sign in seen if not "\U00013430" <= sign <= "\U0001345f"} <= OF_FORMAT_AND_SEEN


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("佐藤", "佐東"),
        ("Kim Lee", "KimLee"),
        ("か", "が"),
        ("a\u0301", "a"),
        ("a\u0000b", "ab"),
        ("\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "\U0001f3f4"),
        ("\ue000", ""),
    ],
)
def test_what_is_seen_keeps_names_apart(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_a_blank_of_braille_is_a_space() -> None:
    assert canonical("Kim\u2800Lee") == "kim lee"


def test_a_reading_that_unicode_marks_is_no_part_of_a_name() -> None:
    assert canonical("\ufff9佐藤\ufffaさとう\ufffb") == "佐藤"
    assert canonical("佐\ufffa藤") == "佐藤"


def test_what_is_kept_keeps_joiners_and_variants() -> None:
    persian, picture, kanji = "علی\u200cرضا", "\U0001f469\u200d\U0001f4bb\ufe0f", "葛\U000e0100"
    for text in (persian, picture, kanji):
        assert without_shapeless(f"\u200b{text}\u202e") == text


def test_long_texts_take_their_length() -> None:
    assert visible("\ufffa" * 300_000 + "\u200d" * 300_000) == ""
