"""The part of a company that one judgement concerns."""

from typing import Final

from orgaudit.engine.missing_facts import Missing
from orgaudit.model import Handoff, Organization
from orgaudit.model.dataclass import replace

WHOLE: Final = 60
"""A company of up to so many duties is tried whole; of a larger one, only the departments concerned."""


def around(org: Organization, waiting: Missing) -> Organization:
    """Return the part of the company that a judgement concerns; the whole of a small one."""
    if len(org.duties) <= WHOLE or waiting.subject.kind == "company":
        return org
    return _part(org, _homes(org, waiting))


def _homes(org: Organization, waiting: Missing) -> frozenset[str]:
    """Return the departments that a judgement concerns."""
    homes = {fact.address.partition("/")[0] for fact in waiting.facts}
    homes |= {waiting.subject.department_id or ""}
    if isinstance(waiting.subject, Handoff):
        homes |= {waiting.subject.source_department, waiting.subject.target_department}
    if waiting.subject.kind == "process":
        homes |= {duty.department_id or "" for duty in org.process_by_id[waiting.subject.address].duties}
    return frozenset(homes)


def _part(org: Organization, homes: frozenset[str]) -> Organization:
    return replace(
        org,
        departments=tuple(item for item in org.departments if item.id in homes),
        handoffs=tuple(
            item
            for item in org.handoffs
            if item.source_department in homes and item.target_department in homes
        ),
    )
