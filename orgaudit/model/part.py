"""A part of a company, to be judged by itself as it would be within the whole.

Only some departments stand in it, with their duties and goals. Whoever looks something up, be it a person, a process, a
department or a duty by its address, finds that of the whole company. Handoffs, people and processes are all there.
"""

from collections.abc import Collection
from functools import cached_property
from typing import Any

from orgaudit.model.duty import UNOWNED
from orgaudit.model.organization import Organization


def _of_whole(name: str) -> "cached_property[Any]":
    """Return a look-up that is taken from the whole when it is first asked for."""
    return cached_property(lambda part: getattr(part.whole, name))


class _Part(Organization):
    """Some departments of a company, with the look-ups of the whole."""

    processes = _of_whole("processes")
    process_by_id = _of_whole("process_by_id")
    identities = _of_whole("identities")
    other_identities = _of_whole("other_identities")
    department_by_id = _of_whole("department_by_id")
    duty_by_address = _of_whole("duty_by_address")
    person_by_id = _of_whole("person_by_id")
    people_by_department = _of_whole("people_by_department")
    skills_by_duty = _of_whole("skills_by_duty")
    teams = _of_whole("teams")
    homes_of_persons = _of_whole("homes_of_persons")


def part_of(org: Organization, homes: Collection[str]) -> Organization:
    """Return the part of a company that stands in these departments, ``-`` for the list of duties that stand in none."""
    part = _Part(
        company=org.company,
        as_of=org.as_of,
        people=org.people,
        departments=tuple([item for item in org.departments if item.id in homes]),
        unowned=org.unowned if UNOWNED in homes else (),
        handoffs=org.handoffs,
        waivers=org.waivers,
        language=org.language,
        own_names=org.own_names,
        own_offices=org.own_offices,
    )
    part.kept["whole"] = org
    return part
