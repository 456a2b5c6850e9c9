"""What a line begins with that YAML does not know: marks of lists and remarks, other signs behind a key, signs that nobody sees.

They are looked for where reading stopped, and from there to the end, because whoever writes one does so on every line.
"""

import re
from collections.abc import Collection, Iterator
from typing import Final

from orgaudit.intake.problems import InputProblem, problem_at
from orgaudit.intake.spelling import folded
from orgaudit.model.pattern import pattern

_BULLETS: Final = "\u30fb\uff65\u2022\u25cf\u25cb\u25a0\u25a1\u25c6\u25c7\u25aa\u2023\u25e6\uff0a\u2013\u2014\u2015\u2010\u2011\u2212\u30fc\uff0d"
"""Dots, squares and dashes with which lists are written elsewhere."""

INVISIBLE: Final = pattern("[\u00ad\u200b\u2060\ufeff]")
"""Signs without width: soft hyphen, zero-width space, word joiner, byte order mark."""

BULLET: Final = pattern(f"[ \t]*(?P<sign>[{_BULLETS}]|\\*(?= ))(?!(?P=sign))[ \t\u3000]*(?=[^\\s\\d])")
NUMBERED: Final = pattern(
    "\\s*(?P<sign>[\u2460-\u2473\u2776-\u277f]|[(\uff08]?\\d{1,2}[.)\uff0e\uff09\u3001](?!\\d)|-(?=[^\\W\\d]))\\s*\\S"
)
"""How the items of a list are numbered elsewhere, or begin with a dash and no space."""

NAME_MARK: Final = pattern("\\s*(?P<sign>[\u30fb\uff65\u2022\u2023])\\s*[^\\s\\d]")
"""A dot before a name: a circle or a square may stand for a letter of it (○山商店)."""

NAMES: Final = frozenset(("name", "id"))
"""Keys of free text to which others refer."""

MAY_BE_SLIP: Final = pattern(
    "^[\u30fb\uff65\u2022\u2023\u201c\u2018\uff02\u201e]|[\uff03\u00ad\u200b\u2060\ufeff]"
)
"""What a name has in it that name_slips.py has something to say of."""

_REMARK: Final = pattern("[ \t]*(?P<sign>\uff03|\u203b|//|;|--(?!-))")
_WRAPPED: Final = pattern("[ \t]*(?P<sign>[\uff5b\uff3b])")
KEY: Final = pattern(
    "[ \t]*(?:- +)?(?P<key>[^\\s:;=#\"'\\[\\]{},\uff1a\uff1b\uff1d]+)(?:[ \u3000]*(?P<sign>[;=\uff1b\uff1d])|(?P<tight>:)(?=[^\\s/]))"
)


_OPENS_A_BLOCK: Final = pattern(r"[:-]\s+[|>][-+\d]*\s*(?:#.*)?$")


def marks_from(text: str, path: str, lines: range, keys: Collection[str]) -> list[InputProblem]:
    """Return the marks of the first of some lines (from 0) that has one, and of all after it. ``keys`` are folded."""
    written = text.splitlines()
    if not any(
        _may_be_marked(written[number], path, number, keys) for number in lines if number < len(written)
    ):
        return []
    in_blocks = _lines_of_blocks(written)
    found = {
        number: told
        for number in range(lines.start, len(written) if lines else 0)
        if number not in in_blocks and (told := list(_of_line(written[number], path, number, keys)))
    }
    return [problem for told in found.values() for problem in told] if found.keys() & set(lines) else []


def _may_be_marked(line: str, path: str, number: int, keys: Collection[str]) -> bool:
    return next(_of_line(line, path, number, keys), None) is not None


def _lines_of_blocks(lines: list[str]) -> set[int]:
    """Return the numbers of the lines of block texts, which may say anything: all that stand deeper than the line that opens one."""
    found: set[int] = set()
    outside: int | None = None
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if outside is not None and (indent > outside or not line.strip()):
            found.add(number)
            continue
        outside = indent if _OPENS_A_BLOCK.search(line) else None
    return found


def _of_line(line: str, path: str, number: int, keys: Collection[str]) -> Iterator[InputProblem]:
    if hidden := INVISIBLE.search(line):
        yield _problem("invisible_sign", path, number, hidden)
    elif mark := BULLET.match(line):
        yield _problem("list_mark", path, number, mark, "sign")
    elif remark := _REMARK.match(line):
        yield _problem("remark_mark", path, number, remark, "sign")
    elif wrapped := _WRAPPED.match(line):
        yield _problem("wide_bracket", path, number, wrapped, "sign")
    elif (key := KEY.match(line)) and folded(key["key"]) in keys:
        group = "sign" if key["sign"] else "tight"
        code = "no_colon" if key["sign"] else "colon_without_space"
        yield _problem(code, path, number, key, group)


def _problem(code: str, path: str, line: int, match: re.Match[str], group: str | int = 0) -> InputProblem:
    """Return the problem of the signs of a group; the line counts from 0."""
    found = match[group]
    told = f"U+{ord(found):04X}" if code == "invisible_sign" else shown_sign(found)
    return problem_at(code, path, line, match.start(group), {"found": told}, signs=max(len(found), 1))


def shown_sign(sign: str) -> str:
    """Return a sign as a problem shows it: with its number where it looks like another."""
    return sign if sign.isascii() else f"{sign} U+{ord(sign):04X}"
