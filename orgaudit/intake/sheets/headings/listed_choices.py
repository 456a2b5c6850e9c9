"""The choices that a heading lists behind what it asks: 転記（有・無）, 判断 1:定型 2:例外, Data class (public / internal / secret)."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_LONGEST: Final = 120
_LONGEST_CHOICE: Final = 16
_LEAST: Final = 2

_ASIDE: Final = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]{2,80})[)\]】〕]\s*$")
"""What stands in brackets at the end of a heading."""

_BETWEEN: Final = re.compile(r"\s*(?:[・、,/|;:→]|\bor\b|または|又は|\s)\s*")
"""Between words to choose from."""

_CODE: Final = re.compile(
    r"(?:^|(?<=[\s、,;/|・]))(?:[0-9]|[a-e]|[①-⑨◎○〇◯△▲×●])\s?[:=.]\s?(?=[^\W\d])", re.IGNORECASE
)
"""Before a word to choose, by what it is filled in: 1:定型."""

_CHOSEN: Final = re.compile(
    r"(?:(?:のいずれか|から|より|を|で)(?:[一1]つ)?(?:選択|選ぶ|記入|入力|回答)?|選択|choose one|select one|pick one)$"
)
"""Behind the words to choose from, that one of them is chosen."""


def choices_in(heading: str) -> tuple[str, ...]:
    """Return the words to choose from that a heading lists at its end, in brackets or each behind its code; nothing for others."""
    return _parted(heading)[1]


def without_choices(heading: str) -> str:
    """Return a heading without the words to choose from at its end."""
    return _parted(heading)[0]


@lru_cache(maxsize=5_000)
def _parted(heading: str) -> tuple[str, tuple[str, ...]]:
    """Return what a heading asks, and the words to choose from that it lists."""
    if len(heading) > _LONGEST:
        return heading, ()
    text = unicodedata.normalize("NFKC", heading).rstrip()
    if found := _ASIDE.search(text):
        asked, listed = text[: found.start()], _words(found[1])
    elif len(codes := [*_CODE.finditer(text)]) >= _LEAST:
        asked, listed = text[: codes[0].start()], _behind(codes, text)
    else:
        return heading, ()
    is_list = len(listed) >= _LEAST and len(set(listed)) == len(listed)
    is_list = is_list and all(0 < len(word) <= _LONGEST_CHOICE for word in listed)
    return (asked.strip(), listed) if is_list and asked.strip() else (heading, ())


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a text in brackets, without their codes."""
    codes = [*_CODE.finditer(text)]
    if len(codes) >= _LEAST:
        return _behind(codes, text)
    return tuple(part for part in _BETWEEN.split(_CHOSEN.sub("", text.strip()).strip()) if part)


def _behind(codes: list[re.Match[str]], text: str) -> tuple[str, ...]:
    ends = [*(code.start() for code in codes[1:]), len(text)]
    return tuple(text[code.end() : end].strip(" \n、,;/|・") for code, end in zip(codes, ends, strict=True))


def joined_asides(heading: str) -> str:
    """Return a heading in which lines that only list choices, or stand all in brackets, are in one line with what they belong to."""
    if "\n" not in heading or len(heading) > _LONGEST:
        return heading
    lines: list[str] = []
    for line in heading.split("\n"):
        if lines and (_BRACKETED.fullmatch(line.strip()) or _CODE.match(unicodedata.normalize("NFKC", line))):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line)
    return "\n".join(lines)


_BRACKETED: Final = re.compile(r"[(（\[［【〔][^()（）\[\]［］【】〔〕]*[)）\]］】〕]")


def with_choices_beside(heading: str) -> str:
    """Return the text of one cell with the choices that it lists in one line with what they belong to; any other as it is."""
    joined = joined_asides(heading)
    return joined if joined != heading and choices_in(joined.rpartition("\n")[2]) else heading
