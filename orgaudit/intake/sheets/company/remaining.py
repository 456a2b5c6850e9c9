"""What taking sheets into a company does not do, told instead: nothing is removed, and nothing is renamed."""

from collections.abc import Iterator
from typing import Final

from orgaudit.intake.sheets.company.joined_company import Joined
from orgaudit.intake.sheets.findings import Account, Cell, Note
from orgaudit.intake.sheets.records import Record
from orgaudit.intake.spelling import nearest
from orgaudit.model import Duty, Organization
from orgaudit.model.identity import canonical

_MOST_NAMED: Final = 10


def tell_remaining(org: Organization, company: Joined, account: Account) -> None:
    """Tell what the company has in the departments of the sheets that no sheet names any more, and what may be an old element under a new name."""
    account.notes += _departments(org, company)
    for unit in company.units.values():
        if not unit.duties:
            continue
        named = {name for record in unit.duties.values() for name in _names(record)}
        home = canonical(unit.name)
        own = [duty for duty in org.duties if _home_name(org, duty) == home]
        gone = [duty for duty in own if not named & {duty.id, canonical(duty.name)}]
        if gone:
            told = tuple(duty.name for duty in gone[:_MOST_NAMED])
            facts = {"department": unit.name, "names": told, "count": len(gone)}
            account.tell(unit.cell or Cell("", ""), "stays", **facts)
        known = {name for duty in own for name in (duty.id, canonical(duty.name))}
        for record in unit.duties.values():
            name = str(record.facts["name"].value)
            near = "" if _names(record) & known else nearest(name, [duty.name for duty in gone])
            if near:
                account.tell(record.cell, "perhaps_renamed", found=name, first=near)


def _departments(org: Organization, company: Joined) -> Iterator[Note]:
    """Yield a note for each new department while the company has others that the sheets do not name."""
    units = {canonical(unit.name) for unit in company.units.values()}
    known = {name for one in org.departments for name in (one.id, canonical(one.name))}
    others = [one.name for one in org.departments if not {one.id, canonical(one.name)} & units]
    for unit in company.units.values():
        if others and not {canonical(unit.name), canonical(unit.id or unit.name)} & known:
            facts = {"made": unit.name, "names": tuple(others[:_MOST_NAMED])}
            yield Note(unit.cell or Cell("", ""), "new_department", facts)


def _home_name(org: Organization, duty: Duty) -> str:
    home = org.department_by_id.get(duty.address.partition("/")[0])
    return canonical(home.name) if home is not None else ""


def _names(record: Record) -> set[str]:
    return {canonical(str(record.facts[key].value)) for key in ("id", "name") if key in record.facts}
