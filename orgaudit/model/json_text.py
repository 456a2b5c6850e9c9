"""JSON and XML that a screen can show: what would steer it, or hide there, stands as an escape, and read back it is the same."""

import re
from typing import Final

from orgaudit.model.pattern import pattern

_STEERING: Final = pattern(
    "[\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Control characters that JSON lets stand, line ends of some programs, signs of direction, of no width, and tags."""


def for_screens(text: str) -> str:
    """Return JSON whose strings hold no control character and no sign that is not seen. What is no string of JSON is ASCII, and stays."""
    # Of ASCII, JSON escapes all other control characters itself.
    if text.isascii() and "\x7f" not in text:
        return text
    # Less than half the time of the expression. Four letters of Korean are not seen but can be printed, to Python.
    if text.isprintable() and not (
        "\u115f" in text or "\u1160" in text or "\u3164" in text or "\uffa0" in text
    ):
        return text
    return _STEERING.sub(_as_json, text)


def xml_for_screens(text: str) -> str:
    """Return XML in the same way, each such sign as a reference."""
    return _STEERING.sub(lambda match: f"&#x{ord(match.group()):x};", text)


def _as_json(match: re.Match[str]) -> str:
    sign = match.group()
    units = sign.encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
