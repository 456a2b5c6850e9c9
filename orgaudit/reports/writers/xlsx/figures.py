"""Figures as numbers, so that a workbook can sort, sum and compare them."""

from typing import Final

from orgaudit.model.pattern import pattern

_NUMBER: Final = pattern(r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")


def number_of(text: str) -> tuple[float, str] | None:
    """Return a figure that is told by itself as a number with the pattern that shows it the same way."""
    share = text.endswith("%")
    bare = text.removesuffix("%")
    if not _NUMBER.fullmatch(bare):
        return None
    value = float(bare.replace(",", ""))
    decimals = len(bare.partition(".")[2])
    pattern = ("#,##0" if not share else "0") + ("." + "0" * decimals if decimals else "")
    if bare.startswith("+"):
        pattern = f"+{pattern};-{pattern};{pattern}"
    return (round(value / 100, 6), f"{pattern}%") if share else (value, pattern)
