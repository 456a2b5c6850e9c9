"""The boundary table and the two-axis map of duties, in words."""

from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import Final

from orgaudit.engine.boundaries import BlurredBoundary, blurred_boundaries
from orgaudit.engine.duty_map import MappedDuty, placed_duties
from orgaudit.findings.finding import Finding
from orgaudit.reports.content.audit.subjects import names_told
from orgaudit.reports.document import Block, Column, Heading, On, Paragraph, Table
from orgaudit.reports.text import Text, plain
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult

MOST_BOUNDARIES: Final = 30
MOST_BRIEF: Final = 5
"""Boundaries on a page and in full, and on a brief screen."""

MOST_TO_FILL_IN: Final = 5
"""Duties that the map cannot place and that are named."""

CONTACTS: Final = ("regular", "occasional", "none")
PURPOSES: Final = ("revenue", "support", "control", "operation")
OFFICES: Final = ("front", "middle", "back", "mixed")


def boundary_blocks(result: AuditResult, words: Localizer) -> Iterator[Block]:
    """Yield the most blurred boundaries (between whom, how blurred, and why) and the map of duties."""
    blurred = blurred_boundaries(result)[:MOST_BOUNDARIES]
    if blurred:
        yield Heading(words.say("boundaries/title"))
        yield Paragraph(plain(words.say("boundaries/intro")), on=On.PAGE)
        yield Table(
            (
                *(Column(words.say(f"boundaries/column.{name}")) for name in ("pair", "blur")),
                Column(words.say("boundaries/column.why"), grows=True),
            ),
            tuple(_row(item, words) for item in blurred),
            brief=MOST_BRIEF,
            more=words.say("layout.more_rows", count=len(blurred) - MOST_BRIEF),
        )
    rows = _map_rows(result, words)
    # A brief screen has no room for the map where it has boundaries to show, and nothing to show it beside where not.
    if rows:
        on = (On.DETAIL if blurred else On.PAGE) & ~On.NOTE
        yield Heading(words.say("boundaries/map.title"), depth=3 if blurred else 2, on=on)
        yield Paragraph(plain(words.say("boundaries/map.intro")), on=On.PAGE & ~On.NOTE)
        contacts = (words.name("customer_contact", contact) for contact in CONTACTS)
        heads = (words.say("boundaries/map.contact", contact=contact) for contact in contacts)
        yield Table((Column(words.say("boundaries/map.purpose")), *map(Column, heads)), rows, on=on)
        yield from _to_fill_in(result, words)


def _to_fill_in(result: AuditResult, words: Localizer) -> Iterator[Block]:
    """Yield which duties the map cannot place, and what has to be written for it."""
    left = [
        duty for duty in result.organization.recurring_duties if not (duty.customer_contact and duty.purpose)
    ]
    if left:
        names = names_told(left[:MOST_TO_FILL_IN], words)
        if len(left) > MOST_TO_FILL_IN:
            names.append(words.say("people.more", count=len(left) - MOST_TO_FILL_IN))
        fields = [words.name("field", f"duty.{name}") for name in ("customer_contact", "purpose")]
        told = words.say("boundaries/map.fill_in", count=len(left), names=tuple(names), fields=tuple(fields))
        yield Paragraph(plain(told), on=On.WEB)


def _row(boundary: BlurredBoundary, words: Localizer) -> tuple[Text, ...]:
    first, second = (_department(name, words) for name in boundary.departments)
    return (
        plain(words.say("boundaries/pair", first=first, second=second)),
        plain(words.say(f"boundaries/blur.{boundary.blur}")),
        plain(_why(boundary.findings, words)),
    )


def _department(department_id: str, words: Localizer) -> str:
    office = words.org.department_by_id[department_id].office
    name = words.department(department_id)
    return words.say(
        "boundaries/department", name=name, office=words.name("office", office) if office else None
    )


def _why(findings: tuple[Finding, ...], words: Localizer) -> str:
    counts = Counter((finding.rule, finding.family) for finding in findings)
    return words.catalogue.write(
        [
            words.say(
                "boundaries/reason", title=words.catalogue.rule(rule, family).title, rule=rule, count=count
            )
            for (rule, family), count in counts.most_common()
        ]
    )


def _map_rows(result: AuditResult, words: Localizer) -> tuple[tuple[Text, ...], ...]:
    """Tell how many duties stand where, purpose by purpose; empty where no duty has both facts."""
    placed = placed_duties(result.organization)
    if not placed:
        return ()
    cells: dict[tuple[str, str], list[MappedDuty]] = {key: [] for key in product(PURPOSES, CONTACTS)}
    for item in placed:
        cells[str(item.purpose), str(item.customer_contact)].append(item)
    return tuple(
        (
            plain(words.name("purpose", purpose)),
            *(plain(_cell(cells[purpose, contact], words)) for contact in CONTACTS),
        )
        for purpose in PURPOSES
    )


def _cell(duties: list[MappedDuty], words: Localizer) -> str:
    counts = Counter(item.office for item in duties)
    parts = [
        words.say("boundaries/map.cell", office=words.name("office", office), count=counts[office])
        for office in OFFICES
        if counts[office]
    ]
    if counts[None]:
        parts.append(words.say("boundaries/map.unknown", count=counts[None]))
    return words.say("people.dot").join(parts) or words.say("people.dash")
