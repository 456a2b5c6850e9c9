"""The pictures of an audit: what each of them is drawn from, and the sentence that says what to see in it."""

from collections.abc import Iterator, Mapping
from typing import Final

from orgaudit.model import Organization
from orgaudit.model.days import MONTH_NAMES
from orgaudit.model.load import Year as Hours
from orgaudit.model.load import added, correlation, hours_by_month, peak_months_of
from orgaudit.reports.document import Block, Facts, Heading, On, Paragraph, Picture
from orgaudit.reports.pictures.data import Choice, Choices, Year, Years
from orgaudit.reports.text import plain, quiet
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult

MOST_PANELS: Final = 12
"""Departments whose year is drawn; house default."""

LEAST_CHOICES: Final = 3
"""Moves from which a picture tells more than the list of them."""

MOST_CHOICES: Final = 40
"""Moves that are drawn, by rank; house default."""

LEAST_SWING: Final = 1.15
"""A busiest month this many times the mean one is a peak worth a picture; house default."""

COMPLEMENTS: Final = -0.5
"""Correlation of two years from which one department is quiet when the other is busy; house default."""


def choice_picture(result: AuditResult, words: Localizer) -> Iterator[Block]:
    """Yield the moves by effort and return."""
    if len(result.moves) < LEAST_CHOICES:
        return
    points = tuple(
        Choice(
            move.rank, move.effort_hours, move.hours_returned, obliged=move.gate0 or not move.hours_returned
        )
        for move in result.moves[:MOST_CHOICES]
    )
    yield Heading(words.say("picture.choices"), on=On.WEB)
    yield Picture(
        Choices(
            points,
            effort=words.say("picture.effort"),
            returned=words.say("picture.returned"),
            obliged=words.say("picture.obliged"),
        ),
        on=On.WEB,
        title=words.say("picture.choices"),
        sees=plain(words.say("picture.choices_see")),
    )


def load_blocks(result: AuditResult, words: Localizer) -> Iterator[Block]:
    """Yield the year of every department that has a peak; the rest in one line, those that complement each other together."""
    org = result.organization
    years = _years(org)
    peaked = {key: year for key, year in years.items() if max(year) >= LEAST_SWING * sum(year) / len(year)}
    if not peaked:
        return
    shown = _side_by_side(peaked)[:MOST_PANELS]
    yield from _in_figures(org, {key: peaked[key] for key in shown}, words)
    yield Heading(words.say("picture.load"), on=On.WEB)
    initials = tuple(str(month) for month in range(1, 13))
    panels = tuple(_panel(org, key, peaked[key], words) for key in shown)
    yield Picture(
        Years(panels, initials),
        on=On.WEB,
        title=words.say("picture.load"),
        sees=plain(words.say("picture.load_see")),
    )
    pairs = tuple(
        words.say("picture.pair", first=words.department(first), second=words.department(second))
        for first, second in _pairs(peaked)
    )
    if pairs:
        yield Paragraph(plain(words.say("picture.pairs", pairs=pairs[:3])), on=On.WEB)
    rest = len(org.departments) - len(shown)
    if rest:
        yield Paragraph(quiet(words.say("picture.level", count=rest)), on=On.WEB)


def _in_figures(org: Organization, years: Mapping[str, Hours], words: Localizer) -> Iterator[Block]:
    """Yield the years for a screen in full: a figure a month, 9 for the busiest."""
    yield Heading(words.say("picture.load"), on=On.FULL | On.VERBOSE)
    yield Paragraph(quiet(words.say("picture.figures")), on=On.FULL | On.VERBOSE)
    rows = []
    for key, year in years.items():
        capacity = org.capacity(org.department_by_id[key])
        told = "".join(
            f"{round(9 * hours / max(year))}{'!' if capacity is not None and hours > capacity else ''}"
            for hours in year
        )
        rows.append((words.department(key), (plain(told),)))
    yield Facts(tuple(rows), on=On.FULL | On.VERBOSE)


def _years(org: Organization) -> dict[str, Hours]:
    """Return the year of each department with known hours, by its id."""
    years = {}
    for department in org.departments:
        known = [
            year
            for duty in department.duties or ()
            if duty.is_recurring and (year := hours_by_month(duty)) is not None
        ]
        year = added(known)
        if max(year) > 0:
            years[department.id] = year
    return years


def _panel(org: Organization, key: str, year: Hours, words: Localizer) -> Year:
    capacity = org.capacity(org.department_by_id[key])
    months = words.catalogue.write(
        [words.name("month", MONTH_NAMES[month - 1]) for month in peak_months_of(year)]
    )
    facts = {"months": months, "hours": round(max(year)), "capacity": capacity and round(capacity)}
    return Year(words.department(key), year, capacity, words.say("picture.peak", **facts))


def _pairs(years: Mapping[str, Hours]) -> list[tuple[str, str]]:
    """Return departments that are busy when the other is not, the clearest first; each once."""
    keys = list(years)
    found = []
    for at, first in enumerate(keys):
        for second in keys[at + 1 :]:
            likeness = correlation(years[first], years[second])
            if likeness is not None and likeness <= COMPLEMENTS:
                found.append((likeness, first, second))
    taken: set[str] = set()
    pairs = []
    for _, first, second in sorted(found):
        if taken.isdisjoint((first, second)):
            taken |= {first, second}
            pairs.append((first, second))
    return pairs


def _side_by_side(years: Mapping[str, Hours]) -> list[str]:
    """Return the departments with the highest peaks first, each beside the one that complements it."""
    partner = {one: other for pair in _pairs(years) for one, other in (pair, pair[::-1])}
    order: dict[str, None] = {}
    for key in sorted(years, key=lambda key: -max(years[key]) / sum(years[key])):
        order[key] = None
        if key in partner:
            order[partner[key]] = None
    return list(order)
