"""Figures with their units as people write them: 20時間, 0.5人日, 約20, 月20件, 5%, 1時間30分. Pure: text in, value out."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from orgaudit.intake.spelling import folded, folded_figure
from orgaudit.intake.values.person_words import words
from orgaudit.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction

DIGITS: Final = r"(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?"


LONGEST: Final = 120
"""Signs of a text that may be a figure with all that is said around it; house default. A longer one is a sentence, or an attack."""


class Figure(NamedTuple):
    """A value in the field's own unit; ``about`` where the text says that it is not exact."""

    value: float
    about: bool


@lru_cache(maxsize=20_000)
def figure_of(text: str, unit: str) -> Figure | None:
    """Return the figure of a text with units of one quantity, such as ``hours`` or ``cases/month``; None for others."""
    word = folded_figure(text)
    if len(word) > LONGEST:
        return None
    match = re.fullmatch(pattern_of(unit), word)
    if match is None:
        return None
    # Most figures are plain numbers, and this brings decimals and more with it.
    from fractions import Fraction

    factors = _factors(unit)
    if match["second"] and not _goes_down(factors, match["unit"], match["smaller"]):
        return None  # 1人30件 is no sum
    total = Fraction(0)
    for number, name in ((match["first"], match["unit"]), (match["second"], match["smaller"])):
        if number:
            total += Fraction(number.replace(",", "")) * (factors[" ".join(name.split())] if name else 1)
    return Figure(float(round(total, 6)), any(match[name] for name in ("before", "then", "after", "later")))


def _goes_down(factors: "Mapping[str, Fraction]", unit: str | None, smaller: str) -> bool:
    """Whether the second unit of a figure is a part of the first, as in 1時間30分 and 1万2千."""
    return unit is not None and factors[" ".join(smaller.split())] < factors[" ".join(unit.split())]


@cache
def pattern_of(unit: str, digits: str = DIGITS) -> str:
    """Return the pattern of a figure: what is about, the period before or after, the number and its unit."""
    period = unit.partition("/")[2]
    table = words()
    units = _any_of(_factors(unit))
    before, after = _any_of(table["about_before"]), _any_of(table["about_after"])
    around = _any_of(table["periods"][period]) if period else "(?!)"
    # 1日2時間 is two hours every day, or a day and two hours: nobody can tell. Nor whether 毎月20日 is a day or so many.
    sure = r"(?!1\s*日\s*\d|毎?月に?\s*\d{1,2}\s*日\s*$)" if unit.startswith("hours") else ""
    return (
        rf"{sure}(?P<before>{before})?\s*(?:(?:{around})に?\s*(?P<then>{before})?)?\s*"
        rf"\+?(?P<first>{digits})\s*(?P<unit>{units})?"
        rf"(?:\s*(?P<second>{digits})\s*(?P<smaller>{units}))?"
        rf"\s*(?P<after>{after})?(?:\s*/?\s*(?:{around}))?\s*(?P<later>{after})?"
    )


def _any_of(items: Iterable[str]) -> str:
    """Return the pattern of any of some words, the longest first; good for the engines of editors too."""
    longest = sorted(map(folded, items), key=len, reverse=True)
    return "|".join(item.replace(".", r"\.").replace(" ", r"\s+") for item in longest)


@cache
def _factors(unit: str) -> "Mapping[str, Fraction]":
    from fractions import Fraction

    return {
        folded(name): Fraction(factor) for name, factor in words()["units"][unit.partition("/")[0]].items()
    }
