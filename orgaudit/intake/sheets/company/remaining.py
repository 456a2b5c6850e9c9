"""What taking sheets into a company does not do, told instead: nothing is removed, and nothing is renamed."""

from collections.abc import Iterator
from typing import Final

from orgaudit.intake.registry import Registry
from orgaudit.intake.sheets.company.joined_company import Joined
from orgaudit.intake.sheets.company.known_elements import department_of
from orgaudit.intake.sheets.findings import Account, Note
from orgaudit.intake.sheets.records import Record
from orgaudit.intake.spelling import nearest
from orgaudit.model import Duty, Organization
from orgaudit.model.identity import canonical

_MOST_NAMED: Final = 10


def tell_remaining(org: Organization, registry: Registry, company: Joined, account: Account) -> None:
    """Tell what the company has in the departments of the sheets that no sheet names any more, and what may be an old element under a new name."""
    account.notes += _departments(org, registry, company)
    inside: dict[str, list[Duty]] = {}
    for duty in org.duties:
        inside.setdefault(duty.home, []).append(duty)
    for unit in company.units.values():
        if not unit.duties:
            continue
        named = {name for record in unit.duties.values() for name in _names(record)}
        home = department_of(registry, unit)
        own = inside.get(home, []) if isinstance(home, str) else []
        gone = [duty for duty in own if not named & {duty.id, canonical(duty.name)}]
        if gone:
            told = tuple(duty.name for duty in gone[:_MOST_NAMED])
            facts = {"department": unit.name, "names": told, "count": len(gone)}
            account.tell(unit.cell, "stays", **facts)
        known = {name for duty in own for name in (duty.id, canonical(duty.name))}
        for record in unit.duties.values():
            name = str(record.facts["name"].value)
            near = "" if _names(record) & known else nearest(name, [duty.name for duty in gone])
            if near:
                account.tell(record.cell, "perhaps_renamed", found=name, first=near)


def _departments(org: Organization, registry: Registry, company: Joined) -> Iterator[Note]:
    """Yield a note for each new department while the company has others that the sheets do not name."""
    found = [(unit, department_of(registry, unit)) for unit in company.units.values()]
    named = {home for _unit, home in found if isinstance(home, str)}
    others = [one.name for one in org.departments if one.id not in named]
    for unit, home in found:
        if others and home is None:
            facts = {"made": unit.name, "names": tuple(others[:_MOST_NAMED])}
            yield Note(unit.cell, "new_department", facts)


def _names(record: Record) -> set[str]:
    return {canonical(str(record.facts[key].value)) for key in ("id", "name") if key in record.facts}
