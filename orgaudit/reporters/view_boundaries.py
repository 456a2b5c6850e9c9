"""The boundary table and the two-axis map of duties, in words."""

from collections import Counter
from itertools import product
from typing import Final

from orgaudit.audit.boundaries import BlurredBoundary, blurred_boundaries
from orgaudit.audit.duty_map import MappedDuty, placed_duties
from orgaudit.audit.result import AuditResult
from orgaudit.findings.finding import Finding
from orgaudit.reporters.rows import BoundaryRow, MapRow
from orgaudit.reporters.telling import Telling

MOST_BOUNDARIES: Final = 30

CONTACTS: Final = ("regular", "occasional", "none")
PURPOSES: Final = ("revenue", "support", "control", "operation")
OFFICES: Final = ("front", "middle", "back", "mixed")


def boundary_rows(result: AuditResult, telling: Telling) -> tuple[BoundaryRow, ...]:
    """Tell the most blurred boundaries: between whom, how blurred, and why."""
    return tuple(_row(item, telling) for item in blurred_boundaries(result)[:MOST_BOUNDARIES])


def _row(boundary: BlurredBoundary, telling: Telling) -> BoundaryRow:
    first, second = (_department(name, telling) for name in boundary.departments)
    return BoundaryRow(
        pair=telling.say("boundaries/pair", first=first, second=second),
        blur=telling.say(f"boundaries/blur.{boundary.blur}"),
        why=_why(boundary.findings, telling),
    )


def _department(department_id: str, telling: Telling) -> str:
    office = telling.org.department_by_id[department_id].office
    name = telling.department(department_id)
    return telling.say(
        "boundaries/department", name=name, office=telling.name("office", office) if office else None
    )


def _why(findings: tuple[Finding, ...], telling: Telling) -> str:
    counts = Counter((finding.rule, finding.family) for finding in findings)
    return telling.catalogue.write(
        [
            telling.say(
                "boundaries/reason", title=telling.catalogue.rule(rule, family).title, rule=rule, count=count
            )
            for (rule, family), count in counts.most_common()
        ]
    )


def map_rows(result: AuditResult, telling: Telling) -> tuple[MapRow, ...]:
    """Tell how many duties stand where, purpose by purpose; empty where no duty has both facts."""
    placed = placed_duties(result.organization)
    if not placed:
        return ()
    cells: dict[tuple[str, str], list[MappedDuty]] = {key: [] for key in product(PURPOSES, CONTACTS)}
    for item in placed:
        cells[str(item.purpose), str(item.customer_contact)].append(item)
    return tuple(
        MapRow(
            purpose=telling.name("purpose", purpose),
            cells=tuple(_cell(cells[purpose, contact], telling) for contact in CONTACTS),
        )
        for purpose in PURPOSES
    )


def map_columns(telling: Telling) -> tuple[str, ...]:
    """Return the headings of the map: the kinds of customer contact."""
    return tuple(
        telling.say("boundaries/map.contact", contact=telling.name("customer_contact", contact))
        for contact in CONTACTS
    )


def _cell(duties: list[MappedDuty], telling: Telling) -> str:
    counts = Counter(item.office for item in duties)
    parts = [
        telling.say("boundaries/map.cell", office=telling.name("office", office), count=counts[office])
        for office in OFFICES
        if counts[office]
    ]
    if counts[None]:
        parts.append(telling.say("boundaries/map.unknown", count=counts[None]))
    return telling.say("people.dot").join(parts) or telling.say("people.dash")
