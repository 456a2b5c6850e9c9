"""What is not known of a random company, and what would be an answer: one fact more.

That no answer widens the band holds for answers, so this file also says which values are none, each with its reason.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from orgaudit.model.duty import UNOWNED, Duty
from orgaudit.model.organization import Organization
from orgaudit.model.vocabulary import NONE
from tests.engine.companies import replaced
from tests.engine.company_facts import (
    COMPANY_FACTS,
    DEPARTMENT_FACTS,
    DUTY_FACTS,
    GOAL_FACTS,
    HANDOFF_FACTS,
    PERSON_FACTS,
    UNOWNED_FACTS,
    Table,
)

FACTS: Final[Mapping[str, Table]] = {
    "company": COMPANY_FACTS,
    "department": DEPARTMENT_FACTS,
    "goal": GOAL_FACTS,
    "duty": {**DUTY_FACTS, **UNOWNED_FACTS},
    "handoff": HANDOFF_FACTS,
    "person": PERSON_FACTS,
}


CONTROL: Final = frozenset(("risk_mgmt", "internal_audit"))
"""Of the functions that are tried, those of the second and the third line."""


def elements(org: Organization, kind: str) -> tuple[Any, ...]:
    by_kind: dict[str, tuple[Any, ...]] = {
        "company": (org.company,),
        "department": org.departments,
        "goal": org.goals,
        "duty": org.duties,
        "handoff": org.handoffs,
        "person": org.people,
    }
    return by_kind[kind]


def answers(org: Organization, kind: str) -> list[tuple[Any, str, Any]]:
    """Every unknown fact of one kind of element, with each value that would answer it."""
    return [
        (element, name, value)
        for element in elements(org, kind)
        for name, values in FACTS[kind].items()
        if getattr(element, name) is None and _can_be_asked(element, name)
        for value in values
        if not (_contradicts(org, element, name, value) or _opens_a_subject(org, element, name, value))
    ]


def _can_be_asked(element: Any, name: str) -> bool:
    """Whether an unknown fact is one at all: hours may follow from others, a department's own duty claims no home."""
    if not isinstance(element, Duty):
        return True
    if name == "departments":
        return element.home == UNOWNED
    by_cases = (element.minutes_per_case, element.volume_per_month)
    hours = (element.hours_per_month, element.monthly_hours)
    if name in ("hours_per_month", "monthly_hours"):
        return hours == (None, None) and None in by_cases
    return name not in ("minutes_per_case", "volume_per_month") or hours == (None, None)


def _contradicts(org: Organization, element: Any, name: str, value: Any) -> bool:
    """Whether a value denies what is already written: that is a correction, not an answer."""
    if name == "seals":
        return value == 0 and "seal" in (element.media or ())
    if name == "media":
        return "seal" in value and element.seals == 0
    if name == "also_in":  # a duty that no department has is not also in one
        return bool(value) and element.departments == ()
    if name == "departments":
        return value == () and bool(element.also_in)
    if name == "parent":
        return bool(value == element.id)
    if name == "employees":  # fewer than are seen at work
        return value is NONE or value < len(_at_work(org))
    # A file in Japanese is taken to be about Japan, so there is no question which country it is about.
    return name == "country" and org.language == "ja" and value != "JP"


def _at_work(org: Organization) -> set[str]:
    return {
        *(person for duty in org.duties for person in duty.primary or ()),
        *(item.head for item in org.departments if isinstance(item.head, str)),
        *(person.id for person in org.people if isinstance(person.department, str)),
    }


def _opens_a_subject(org: Organization, element: Any, name: str, value: Any) -> bool:
    """Whether a value puts something new into the company, of which more is to be asked than before.

    Until then nothing is asked about it, as otherwise every short file would be asked about every vendor, robot,
    process and leaving that it may not have. So these are the exceptions to "a new fact never widens the band".
    """
    if (
        name == "function"
    ):  # whom a department answers to and what it aims for, once its work makes it a line of control (SOD004)
        return value in CONTROL
    if name in ("performed_by", "provided_by"):  # who steers the vendor (GOV003)
        return bool(value == "vendor")
    if name == "bot":  # who keeps the robot (ANA008)
        return value is True
    if name == "process":  # how its steps are parted, how often it changes hands (SOD, HND)
        return value is not NONE
    if name == "leaving_on":  # who else can do what hangs on the leaver (SIL007)
        return isinstance(value, date)
    if name in ("primary", "backups"):  # the same, where somebody who leaves is named
        return not leavers(org).isdisjoint(value)
    return False


def leavers(org: Organization) -> frozenset[str]:
    return frozenset(person.id for person in org.people if isinstance(person.leaving_on, date))


def answered(org: Organization, element: Any, name: str, value: Any) -> Organization:
    """The company with one fact more."""
    return replaced(org, element, **{name: value})
