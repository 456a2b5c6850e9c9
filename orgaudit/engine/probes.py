"""Answers that stand in for those nobody has given yet, to learn what a question would open.

Each field gets a few that differ as much as answers can: none, one and several of a list, every word of a vocabulary,
nothing, a little and much of a number. They are made from the types of the model, so that no field is forgotten.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from orgaudit.engine.missing_facts import ATTRIBUTES, Fact
from orgaudit.findings.hit import Subject
from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.model import NONE, Company, Department, Duty, Goal, Handoff, Organization, Period
from orgaudit.model.dataclass import replace
from orgaudit.model.vocabulary import Medium, Stated

_KINDS: Final[Mapping[str, type]] = {
    "company": Company,
    "department": Department,
    "duty": Duty,
    "goal": Goal,
    "handoff": Handoff,
}

_NAME: Final = "probe"
_PEOPLE: Final = ("probe 1", "probe 2")
_DAY: Final = date(2000, 1, 1)
_NUMBERS: Final = (1.0, 8.0, 100.0)
_RATES: Final = (0.0, 0.01, 0.5)

_MEDIA: Final[tuple[tuple[Medium, ...], ...]] = ((), ("system",), ("paper", "seal"), ("excel",), ("fax",))


def probes(org: Organization, fact: Fact) -> tuple[Any, ...]:
    """Return the answers to try for one fact."""
    made = _MADE.get(fact.path)
    if made is not None:
        return made(org, fact)
    if fact.field.endswith("_on"):
        return (NONE, _DAY, org.as_of)
    return _by_type(fact.kind, ATTRIBUTES.get(fact.path, fact.field))


def _goals(_org: Organization, fact: Fact) -> tuple[Any, ...]:
    return ((), (Goal(id=_NAME, text=_NAME, department_id=fact.address),))


def _duties(_org: Organization, fact: Fact) -> tuple[Any, ...]:
    return ((), (Duty(id=_NAME, name=_NAME, home=fact.address),))


def _departments(org: Organization, _fact: Fact) -> tuple[Any, ...]:
    homes = tuple(department.id for department in org.departments[:2])
    return ((), homes[:1], homes)


def _functions(_org: Organization, _fact: Fact) -> tuple[Any, ...]:
    return tuple(sorted(FUNCTIONS)[:: max(1, len(FUNCTIONS) // 4)])


def _parents(org: Organization, fact: Fact) -> tuple[Any, ...]:
    return (NONE, *[item.id for item in org.departments if item.id != fact.address][:1])


def _last_done(org: Organization, fact: Fact) -> tuple[Any, ...]:
    duty = org.duty_by_address.get(fact.address)
    backups = (duty.backups if duty else None) or _PEOPLE[:1]
    return ({}, dict.fromkeys(backups, org.as_of))


_MADE: Final[Mapping[str, Callable[[Organization, Fact], tuple[Any, ...]]]] = {
    "department.goals": _goals,
    "department.duties": _duties,
    "department.parent": _parents,
    "duty.departments": _departments,
    "duty.function": _functions,
    "duty.last_done": _last_done,
    "duty.media": lambda _org, _fact: _MEDIA,
    "company.country": lambda _org, _fact: ("JP", "US"),
    "handoff.sla_days": lambda _org, _fact: (NONE, *_NUMBERS),
}
"""Fields whose answers the type alone does not tell."""


def with_answers(org: Organization, answers: Mapping[Fact, Any]) -> Organization:
    """Return the company with facts filled in."""
    by_element: dict[tuple[str, str], dict[str, Any]] = {}
    for fact, value in answers.items():
        attribute = ATTRIBUTES.get(fact.path, fact.field)
        by_element.setdefault((fact.kind, fact.address), {})[attribute] = value
    # A question is tried some thousand times, and each time it touches one department or two.
    homes = {address.partition("/")[0] for _, address in by_element}
    kinds = {kind for kind, _ in by_element}

    def filled(element: Any) -> Any:
        changes = by_element.get((element.kind, element.address))
        return replace(element, **changes) if changes else element

    def department(item: Department) -> Department:
        if item.id not in homes:
            return item
        changes = dict(by_element.get(("department", item.id), {}))
        if item.duties and "duty" in kinds:
            changes.setdefault("duties", tuple(map(filled, item.duties)))
        if item.goals and "goal" in kinds:
            changes.setdefault("goals", tuple(map(filled, item.goals)))
        return replace(item, **changes) if changes else item

    changed: dict[str, Any] = {"departments": tuple(map(department, org.departments))}
    if "company" in kinds:
        changed["company"] = filled(org.company)
    if "duty" in kinds:
        changed["unowned"] = tuple(map(filled, org.unowned))
    if "handoff" in kinds:
        changed["handoffs"] = tuple(map(filled, org.handoffs))
    return replace(org, **changed)


def is_probe(subject: Subject) -> bool:
    """Whether an element exists only because a probe named it."""
    return subject.name == _NAME


@cache
def _by_type(kind: str, attribute: str) -> tuple[Any, ...]:
    """Return what a field of this type can hold."""
    hint = get_type_hints(_KINDS[kind])[attribute]
    answers = [answer for option in _options(hint) for answer in _of_option(option, attribute)]
    return tuple(dict.fromkeys(answers)) if all(_is_hashable(item) for item in answers) else tuple(answers)


def _options(hint: Any) -> tuple[Any, ...]:
    is_union = get_origin(hint) in (Union, UnionType)
    return tuple(option for option in get_args(hint) if option is not type(None)) if is_union else (hint,)


def _of_option(option: Any, attribute: str) -> tuple[Any, ...]:
    origin = get_origin(option)
    if origin is Literal:
        words = get_args(option)
        return words if not isinstance(words[0], Stated) else (NONE,)
    if origin is tuple:
        inner = get_args(option)[0]
        items = get_args(inner) if get_origin(inner) is Literal else (1,) if inner is int else _PEOPLE
        return ((), tuple(items[:1]), tuple(items[:2]))
    if option is bool:
        return (True, False)
    if option is int:
        return (0, 1, 1000)
    if option is float:
        return _RATES if attribute.endswith("_rate") else _NUMBERS
    if option is Period:
        return (Period("2000", _DAY),)
    return ({},) if origin is not None else (_NAME,)


def _is_hashable(value: Any) -> bool:
    return not isinstance(value, dict)
