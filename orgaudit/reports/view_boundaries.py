"""The boundary table and the two-axis map of duties, in words."""

from collections import Counter
from itertools import product
from typing import Final

from orgaudit.engine.boundaries import BlurredBoundary, blurred_boundaries
from orgaudit.engine.duty_map import MappedDuty, placed_duties
from orgaudit.findings.finding import Finding
from orgaudit.reports.rows import BoundaryRow, MapRow
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult

MOST_BOUNDARIES: Final = 30

CONTACTS: Final = ("regular", "occasional", "none")
PURPOSES: Final = ("revenue", "support", "control", "operation")
OFFICES: Final = ("front", "middle", "back", "mixed")


def boundary_rows(result: AuditResult, words: Localizer) -> tuple[BoundaryRow, ...]:
    """Tell the most blurred boundaries: between whom, how blurred, and why."""
    return tuple(_row(item, words) for item in blurred_boundaries(result)[:MOST_BOUNDARIES])


def _row(boundary: BlurredBoundary, words: Localizer) -> BoundaryRow:
    first, second = (_department(name, words) for name in boundary.departments)
    return BoundaryRow(
        pair=words.say("boundaries/pair", first=first, second=second),
        blur=words.say(f"boundaries/blur.{boundary.blur}"),
        why=_why(boundary.findings, words),
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


def map_rows(result: AuditResult, words: Localizer) -> tuple[MapRow, ...]:
    """Tell how many duties stand where, purpose by purpose; empty where no duty has both facts."""
    placed = placed_duties(result.organization)
    if not placed:
        return ()
    cells: dict[tuple[str, str], list[MappedDuty]] = {key: [] for key in product(PURPOSES, CONTACTS)}
    for item in placed:
        cells[str(item.purpose), str(item.customer_contact)].append(item)
    return tuple(
        MapRow(
            purpose=words.name("purpose", purpose),
            cells=tuple(_cell(cells[purpose, contact], words) for contact in CONTACTS),
        )
        for purpose in PURPOSES
    )


def map_columns(words: Localizer) -> tuple[str, ...]:
    """Return the headings of the map: the kinds of customer contact."""
    return tuple(
        words.say("boundaries/map.contact", contact=words.name("customer_contact", contact))
        for contact in CONTACTS
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
