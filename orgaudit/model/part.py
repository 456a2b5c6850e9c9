"""A part of a company, to be judged by itself as it would be within the whole.

Only some departments stand in it, with their duties and goals. Whoever looks something up, be it a person, a process, a
department or a duty by its address, finds that of the whole company. Handoffs, people and processes are all there.
"""

from collections.abc import Collection
from typing import Final

from orgaudit.model.dataclass import replace
from orgaudit.model.duty import UNOWNED
from orgaudit.model.organization import Organization

FROM_WHOLE: Final = (
    *("processes", "process_by_id", "identities", "other_identities", "department_by_id"),
    *(
        "duty_by_address",
        "person_by_id",
        "people_by_department",
        "skills_by_duty",
        "teams",
        "homes_of_persons",
    ),
)
"""Look-ups of an organisation that a part of it takes from the whole."""


def part_of(org: Organization, homes: Collection[str]) -> Organization:
    """Return the part of a company that stands in these departments, ``-`` for the list of duties that stand in none."""
    part = replace(
        org,
        departments=tuple([item for item in org.departments if item.id in homes]),
        unowned=org.unowned if UNOWNED in homes else (),
    )
    part.kept["whole"] = org
    vars(part).update({name: getattr(org, name) for name in FROM_WHOLE})
    return part
