"""Forms: labels at the left, values beside them; one element a sheet or one a column."""

from collections.abc import Iterator

from orgaudit.intake.sheets.headings.headings import EXACT, PART, matches
from orgaudit.intake.sheets.layouts.form_columns import LEAST_LABELS, Form, in_columns
from orgaudit.intake.sheets.layouts.form_labels import LEAST_ELEMENTS, Pair, label_in, pairs_of, strength_of
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.head_depth import IDENTIFYING
from orgaudit.intake.sheets.tables.lookup import Sheet


def forms_of(sheet: Sheet) -> list[Area]:
    """Return the forms of a sheet, each turned into a table of one row for each element; empty where there are none."""
    columns = in_columns(sheet)
    if columns is not None:
        return [columns]
    pairs = list(pairs_of(sheet))
    known = [pair for pair in pairs if strength_of(pair.label) >= PART]
    keys = {(item.kind, item.key) for pair in known for item in matches(pair.label)[:1]}
    if len(keys) < LEAST_LABELS and not _is_company(known):
        return []
    groups = list(_groups(pairs))
    shared = _shared(groups)
    title = _title(sheet, pairs)
    return [_area(sheet, [*(shared if number else []), *group], title) for number, group in enumerate(groups)]


def _title(sheet: Sheet, pairs: list[Pair]) -> str:
    """Return the line above all labels of a sheet; empty where the first row holds more than one text."""
    first = next((row for row in range(sheet.height) if sheet.filled(row)), 0)
    columns = sheet.filled(first)
    is_alone = len(columns) == 1 and not any(pair.row <= first for pair in pairs)
    return sheet.text(first, columns[0]) if is_alone else ""


def _shared(groups: list[list[Pair]]) -> list[Pair]:
    """Return what stands before the first of several forms below each other, and holds for all of them."""
    if len(groups) < LEAST_ELEMENTS:
        return []
    again = {pair.label for group in groups[1:] for pair in group}
    first = next((number for number, pair in enumerate(groups[0]) if pair.label in again), 0)
    return groups[0][:first]


def _is_company(pairs: list[Pair]) -> bool:
    keys = {(item.kind, item.key) for pair in pairs for item in matches(pair.label)}
    return ("company", "name") in keys and len(pairs) >= 1


def _groups(pairs: list[Pair]) -> Iterator[list[Pair]]:
    """Part the pairs of several forms on one sheet: a label that comes again begins the next one."""
    group: list[Pair] = []
    seen: set[str] = set()
    for pair in pairs:
        found = matches(pair.label)
        identity = bool(found) and any(
            item.key in IDENTIFYING[item.kind] and item.strength == EXACT for item in found
        )
        if identity and pair.label in seen:
            following = _of_next(group)
            yield group[: len(group) - len(following)]
            group, seen = following, {one.label for one in following}
        group.append(pair)
        seen.add(pair.label)
    if group:
        yield group


def _of_next(group: list[Pair]) -> list[Pair]:
    """Return the last pairs of a form whose labels it has already: they stand before the name of the next one, and are of it."""
    number = len(group)
    while number > 1 and group[number - 1].label in {one.label for one in group[: number - 1]}:
        number -= 1
    return group[number:]


def _area(sheet: Sheet, pairs: list[Pair], title: str) -> Area:
    """Return a form as a table with one row: every value stands in a column of its own, which leads back to its place."""
    headings = {number: pair.label for number, pair in enumerate(pairs)}
    places = {(0, number): (pair.row, pair.column) for number, pair in enumerate(pairs)}
    further = {(0, number): pair.further for number, pair in enumerate(pairs) if pair.further}
    labelled = frozenset(
        (0, number)
        for number, pair in enumerate(pairs)
        if label_in(sheet.text(pair.row, pair.column)) == pair.label
    )
    return Area(Form(sheet, places, 1, further, labelled), 0, 0, 1, headings, title=title, is_form=True)
