"""What follows from a joined company: departments that are only named are made, skills stand under their persons, what leads nowhere is left out."""

from orgaudit.intake.sheets.company.joined_company import Joined, duties_of, is_unit, unit_of
from orgaudit.intake.sheets.findings import Account, Doubt
from orgaudit.intake.sheets.records import Fact, Home, Record, listed
from orgaudit.intake.values.person_words import key_of
from orgaudit.model.identity import canonical


def add_skills(company: Joined) -> None:
    """Write what persons can do of a duty under the persons, whom a sheet may name by their ids."""
    by_id = {key_of(one.said("id")): one for one in company.people.values() if "id" in one.facts}
    homes = {id(duty): unit for unit in company.units.values() for duty in unit.duties.values()}
    for duty in [duty for unit in company.units.values() for duty in unit.duties.values()] + list(
        company.unowned.values()
    ):
        unit = homes.get(id(duty))
        name = str(duty.facts["id"].value if "id" in duty.facts else duty.facts["name"].value).replace(
            "/", "・"
        )
        address = f"{(unit.id or unit.name) if unit else '-'}/{name}"
        for person, level, cell in duty.skills:
            key = key_of(person)
            record = by_id.get(key) or company.people.get(key)
            if record is None:
                record = company.people[key] = Record("person", cell, {"name": Fact(person, cell)})
            fact = record.facts.get("skills")
            levels = dict(fact.value) if fact and isinstance(fact.value, dict) else {}
            levels.setdefault(address, level)
            record.facts["skills"] = Fact(levels, cell)


def follow(company: Joined, account: Account) -> None:
    """Make the departments that are only named, as where somebody works or what is above another; leave out what leads nowhere."""
    for record in company.people.values():
        fact = record.facts.get("department")
        if fact is not None and fact.value != "none" and not is_unit(company, str(fact.value)):
            unit_of(company, Home((str(fact.value),), fact.cell), record.cell)
    _follow_parents(company, account)
    for duty in duties_of(company):
        fact = duty.facts.get("also_in")
        for name in listed(fact.value) if fact is not None else ():
            if name != "none" and not is_unit(company, str(name)):
                unit_of(company, Home((str(name),), duty.cell), duty.cell)


def _follow_parents(company: Joined, account: Account) -> None:
    for unit in list(company.units.values()):
        fact = unit.facts.get("parent")
        if fact is None or fact.value in ("none", ""):
            continue
        if canonical(str(fact.value)) == canonical(unit.name):
            del unit.facts["parent"]
            account.doubts.append(Doubt(fact.cell, "own_parent", "parent", str(fact.value)))
        elif not is_unit(company, str(fact.value)):
            if str(fact.value).isdecimal():  # a code that no row explains
                del unit.facts["parent"]
                account.doubts.append(Doubt(fact.cell, "no_such_department", "parent", str(fact.value)))
            else:
                unit_of(company, Home((str(fact.value),), fact.cell), fact.cell)
