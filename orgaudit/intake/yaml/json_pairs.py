r"""Signs beyond the first 65,536 as JSON escapes them, in two halves (``\ud83d\ude00``): YAML knows no halves, and a company in JSON may well have some.

For the parser each half is written as a code of the private area, which is as long, so that every place stays where it is; in what it reads,
the two become one sign again.
"""

import re
from collections.abc import Callable
from typing import Any, Final

from yaml.events import ScalarEvent

from orgaudit.model.dataclass import dataclass
from orgaudit.model.pattern import pattern

_ESCAPE: Final = pattern(r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|.)", re.DOTALL)
_HALF: Final = pattern(r"\\u[dD][89abAB]")
_HALF_READ: Final = pattern("[\ud800-\udfff]")

_UNREAD: Final = pattern(r"\\u([ef][0-9a-f]{3})\\u([ef][0-9a-f]{3})")

_HIGH: Final = 0xD800
_LOW: Final = 0xDC00
_HALVES: Final = 0x800
_FIRST: Final = 0x1_0000


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the private area with room for all halves: where it begins, what uses it, and two halves as they are read."""

    base: int
    taken: re.Pattern[str]
    pair: re.Pattern[str]


_E0: Final = pattern(r"[\ue000-\ue7ff]|\\u[eE][0-7]")
_E8: Final = pattern(r"[\ue800-\uefff]|\\u[eE][89a-fA-F]")
_F0: Final = pattern(r"[\uf000-\uf7ff]|\\u[fF][0-7]")
_BLOCKS: Final = (
    Block(0xE000, _E0, pattern("([\ue000-\ue3ff])([\ue400-\ue7ff])")),
    Block(0xE800, _E8, pattern("([\ue800-\uebff])([\uec00-\uefff])")),
    Block(0xF000, _F0, pattern("([\uf000-\uf3ff])([\uf400-\uf7ff])")),
)
"""The first of which a text uses nothing is taken for it."""


def without_pairs(text: str) -> tuple[str, Block] | None:
    """Return a text in JSON with other codes for its pairs of halves, and of which block they are; ``None`` where it has none, or is no JSON."""
    if text.lstrip()[:1] not in ("{", "[") or not _HALF.search(text):
        return None
    block = next((block for block in _BLOCKS if not block.taken.search(text)), None)
    if block is None:
        return None
    apart = block.base - _HIGH

    def other_codes(match: re.Match[str]) -> str:
        if not match[1]:
            return match[0]
        return "".join(f"\\u{int(half, 16) + apart:04x}" for half in match.groups())

    found = _ESCAPE.sub(other_codes, text)
    return None if found == text else (found, block)


def whole_signs(text: str) -> str:
    """Return a text in which two halves beside each other are one sign; a half that is alone stays one."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def has_half(text: str) -> bool:
    """Whether half a sign stands in a text."""
    return not text.isascii() and _HALF_READ.search(text) is not None


def with_pairs(get: Callable[[], Any], block: Block) -> Callable[[], Any]:
    """Return what gives the same events, with one sign for each pair of codes of a block."""
    base = block.base
    low = base + _LOW - _HIGH

    def one_sign(match: re.Match[str]) -> str:
        return chr(_FIRST + ((ord(match[1]) - base) << 10) + ord(match[2]) - low)

    def codes_again(match: re.Match[str]) -> str:
        halves = [int(half, 16) for half in match.groups()]
        ours = base <= halves[0] < low <= halves[1] < base + _HALVES
        return "".join(f"\\u{half - base + _HIGH:04x}" for half in halves) if ours else match[0]

    def joined() -> Any:
        event = get()
        if type(event) is ScalarEvent and event.style == '"':
            event.value = block.pair.sub(one_sign, event.value)
        elif type(event) is ScalarEvent:  # where a backslash is one
            event.value = _UNREAD.sub(codes_again, event.value)
        return event

    return joined
