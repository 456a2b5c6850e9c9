"""Texts without the signs that nobody sees, so that two spellings which look the same are one name.

The set is that of Unicode's ``Default_Ignorable_Code_Point`` (what ``NFKC_Casefold`` leaves out, which identifiers are compared by), with
the control signs and what is no character. A joiner keeps no two names apart either: in Persian and the scripts of India the same name is
typed with it and without, and who can hide one between two pictures could make a second person of the first. What is told and written keeps it.
"""

from typing import Final

from orgaudit.model.pattern import pattern

_SHAPING: Final = (
    "\u034f\u180b-\u180d\u180f\u200c\u200d\ufe00-\ufe0f\U000e0020-\U000e007f\U000e0100-\U000e01ef"
)
"""Signs that nobody sees and that change how their neighbour looks: joiners, selectors of a variant, tags of a flag."""

SHAPELESS: Final = (
    "\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
    "\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufff9"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e001f\U000e0080-\U000e00ff\U000e01f0-\U000e0fff"
)
"""Signs that nobody sees and that change nothing: without a width, of direction, fillers, controls, and half characters. They stand as in a set of a pattern. NUL is no sign of a text."""

UNSEEN: Final = _SHAPING + SHAPELESS
"""Signs that nobody sees, as they stand in a set of a pattern."""

_FLAGS: Final = "\U0001f3f4\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074|\U000e0077\U000e006c\U000e0073)\U000e007f"
"""The three flags that are written with tags: without them England, Scotland and Wales would be one."""

_READING: Final = "\ufffa[^\ufffa\ufffb]*\ufffb|[\ufffa\ufffb]"
"""How the text before it is read, as Unicode marks it; or such a mark alone."""

_BLANK: Final = "\u2800"
"""A pattern of Braille without a dot, which is a space to who sees it."""

RADICALS: Final = dict(
    zip(
        map(
            ord,
            "\u2e92\u2e9d\u2ea0\u2ec1\u2ec4\u2ec5\u2ec6\u2ed1\u2ed8\u2edd\u2ee4\u2ee8\u2ee9\u2eeb\u2eed\u2eef\u2ef2",
        ),
        map(ord, "巳月民虎西见角長青食鬼麦黄斉歯竜亀"),
        strict=True,
    )
)
"""Radicals that are whole kanji to who sees them, as texts copied from a PDF have them, and that NFKC leaves alone (Unicode's EquivalentUnifiedIdeograph)."""

_ANY: Final = pattern(f"[{UNSEEN}{_BLANK}\ufffa\ufffb\u2e80-\u2eff]")
_GONE: Final = pattern(f"({_FLAGS})|{_READING}|[{UNSEEN}]+")
_GONE_FOR_GOOD: Final = pattern(f"[{SHAPELESS}]+")


def visible(text: str) -> str:
    """Return a text as it is compared: without the signs that nobody sees, a blank of Braille as a space, a radical as the kanji that it shows."""
    if text.isascii() and text.isprintable():
        return text
    if not _ANY.search(text):
        return text
    return _GONE.sub(r"\1", text).replace(_BLANK, " ").translate(RADICALS)


def without_shapeless(text: str) -> str:
    """Return a text as it is kept: without the signs that change nothing of what is seen."""
    if text.isascii() and text.isprintable():
        return text
    return _GONE_FOR_GOOD.sub("", text)
