"""Lines of a form whose label holds for several figures, each behind a word of its own: Volume, per year, 1200, per month, 100."""

from typing import Final

from orgaudit.intake.sheets.headings.headings import COMPOSED, matches
from orgaudit.intake.sheets.tables.lookup import Sheet
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.plain_values import number_of

_AMOUNTS: Final = frozenset(
    ("hours_per_month", "hours_per_year", "minutes_per_case", "volume_per_month", "volume_per_year")
)


def amounts_by_parts(sheet: Sheet, row: int, labels: list[int]) -> list[tuple[str, int]]:
    """Return the labels of such a line, each with the column of its figure; nothing for any other line."""
    columns = sheet.filled(row)
    if len(columns) < _LEAST or len(columns) % 2 == 0 or labels[:1] != columns[:1]:
        return []
    first, parts = sheet.text(row, columns[0]), [sheet.text(row, column) for column in columns[1::2]]
    values = [sheet.text(row, column) for column in columns[2::2]]
    others = {column for column in labels[1:] if folded(sheet.text(row, column)) not in _PERIODS}
    if others or any(number_of(text.replace(",", "")) is None for text in values):
        return []
    whole = [f"{first} {part}" for part in parts]
    if not all(map(_is_amount, whole)):
        return []
    return list(zip(whole, columns[2::2], strict=True))


_LEAST: Final = 3

_PERIODS: Final = frozenset(("per month", "per year", "per week", "per case", "a month", "a year", "monthly", "yearly", "annual", "月", "年", "月間", "年間", "月あたり", "年あたり", "1回", "1件", "1回あたり", "1件あたり"))  # fmt: skip
"""What a figure counts by, which alone may be a label as well."""


def _is_amount(label: str) -> bool:
    """Whether a label asks for an amount of work."""
    return any(
        item.kind == "duty" and item.key in _AMOUNTS and item.strength >= COMPOSED
        for item in matches(label)[:1]
    )
