"""Lists of handoffs whose ends have headings that nobody knows: shown by what else they say, and by departments that stand at both ends."""

from typing import Final

from orgaudit.intake.sheets.cells.names import may_be_department
from orgaudit.intake.sheets.headings.headings import matches_of
from orgaudit.intake.sheets.headings.passing import says_of_passing
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import samples
from orgaudit.intake.values.plain_values import number_of


def ends_by_shape(area: Area) -> tuple[int, int] | None:
    """Return the only two columns without a known heading that share texts which may be departments, where other headings speak of handoffs; None where there are none or more."""
    headings = area.headings
    if not says_of_passing([*headings.values()]):
        return None
    texts = {
        column: found
        for column, heading in headings.items()
        if not matches_of(heading) and (found := set(samples(area, column))) and all(map(_may_be_end, found))
    }
    pairs = [
        (first, second)
        for first in texts
        for second in texts
        if first < second and texts[first] & texts[second]
    ]
    return pairs[0] if len(pairs) == 1 else None


def _may_be_end(text: str) -> bool:
    return (
        number_of(text) is None and len(text) <= _LONGEST and (may_be_department(text) or text[:1].isalpha())
    )


_LONGEST: Final = 30
