"""Which element of one state is which of the other: by identity, by address, by what ``formerly`` says, by an unmistakable id."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, Final

from orgaudit.model import Duty, Handoff, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.identity import canonical
from orgaudit.results.difference import ElementKind

Element = Any
"""A department, duty, goal, handoff, person or waiver of the model; ``None`` where it is not there."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One element in both states; ``old`` or ``new`` is ``None`` where it is not there. ``key`` names it in either."""

    key: str
    old: Element
    new: Element
    declared: bool = True


@dataclass(frozen=True, slots=True)
class Pairing:
    """All pairs by kind, and the key of every element by kind and address, in the old and in the new state."""

    pairs: Mapping[ElementKind, tuple[Pair, ...]]
    old_keys: Mapping[tuple[str, str], str]
    new_keys: Mapping[tuple[str, str], str]


ORDER: Final[tuple[ElementKind, ...]] = ("department", "duty", "goal", "handoff", "person", "waiver")


def paired(old: Organization, new: Organization) -> Pairing:
    """Pair the elements of two states, in the order of the new one and then what is left of the old one."""
    pairs: dict[ElementKind, tuple[Pair, ...]] = {}
    old_keys: dict[tuple[str, str], str] = {}
    new_keys: dict[tuple[str, str], str] = {}
    for kind in ORDER:
        matched = _matched(kind, old, new, old_keys, new_keys)
        partners = {id(there): (here, declared) for here, there, declared in matched}
        taken = {id(here) for here, _, _ in matched}
        found = []
        for there in _elements(new, kind):
            here, declared = partners.get(id(there), (None, True))
            address = address_of(there)
            # No address of the old state holds a blank before it, so that what is new never takes the key of what was.
            key = " " + address if here is None else address_of(here)
            found.append(Pair(key, here, there, declared))
            new_keys[kind, address] = key
        for here in _elements(old, kind):
            address = address_of(here)
            old_keys[kind, address] = address
            if id(here) not in taken:
                found.append(Pair(address, here, None))
        pairs[kind] = tuple(found)
    return Pairing(pairs, old_keys, new_keys)


def address_of(element: Element) -> str:
    """Return the address of an element; that of a waiver is its rule and subject."""
    if hasattr(element, "address"):
        return str(element.address)
    return f"{element.rule.casefold()}@{element.subject}"


def home_of(element: Element) -> str:
    """Return the id of the department that a duty or goal stands in; ``-`` for the top-level list."""
    return str(element.home if isinstance(element, Duty) else element.department_id)


def _elements(org: Organization, kind: ElementKind) -> tuple[Element, ...]:
    match kind:
        case "department":
            return org.departments
        case "duty":
            return org.duties
        case "goal":
            return org.goals
        case "handoff":
            return org.handoffs
        case "person":
            return org.people
        case _:
            return org.waivers


def _matched(
    kind: ElementKind,
    old: Organization,
    new: Organization,
    old_keys: Mapping[tuple[str, str], str],
    new_keys: Mapping[tuple[str, str], str],
) -> list[tuple[Element, Element, bool]]:
    """Return the pairs of one kind as old, new and whether the file itself says that they are one."""
    here, there = list(_elements(old, kind)), list(_elements(new, kind))
    found: list[tuple[Element, Element, bool]] = []

    def match(
        old_key: Callable[[Element], Hashable],
        new_key: Callable[[Element], Hashable],
        *,
        declared: bool = True,
    ) -> None:
        if not here or not there:
            return
        for one, other in _same(here, there, old_key, new_key):
            found.append((one, other, declared))
        known_old = {id(one) for one, _, _ in found}
        known_new = {id(other) for _, other, _ in found}
        here[:] = [item for item in here if id(item) not in known_old]
        there[:] = [item for item in there if id(item) not in known_new]

    if kind == "waiver":
        match(lambda item: _waived(item, old_keys), lambda item: _waived(item, new_keys))
        return found
    match(
        lambda item: old.identity(kind, address_of(item)), lambda item: new.identity(kind, address_of(item))
    )
    match(address_of, address_of)
    if kind in ("department", "duty"):
        match(address_of, _former)
    if kind == "duty":
        match(lambda item: item.id, lambda item: item.id, declared=False)
    if kind == "goal":
        match(lambda item: _housed(item, old_keys), lambda item: _housed(item, new_keys))
    if kind == "handoff":
        match(lambda item: _ends(item, old_keys), lambda item: _ends(item, new_keys))
    return found


def _same(
    here: Iterable[Element],
    there: Iterable[Element],
    old_key: Callable[[Element], Hashable],
    new_key: Callable[[Element], Hashable],
) -> Iterable[tuple[Element, Element]]:
    """Yield what has the same key, where one element of each state has it and no more."""
    ours = [(old_key(item), item) for item in here]
    theirs = [(new_key(item), item) for item in there]
    once_old = _once([key for key, _ in ours])
    once_new = _once([key for key, _ in theirs])
    by_key = {key: item for key, item in theirs if key in once_new}
    for key, item in ours:
        if key is not None and key in once_old and key in by_key:
            yield item, by_key[key]


def _once(keys: Iterable[Hashable]) -> set[Hashable]:
    return {key for key, count in Counter(keys).items() if count == 1}


def _former(element: Element) -> str | None:
    """Return the newest address that an element says it had."""
    if not element.formerly:
        return None
    last = "/".join(canonical(part) for part in element.formerly[-1].split("/"))
    return f"{element.home}/{last}" if isinstance(element, Duty) and "/" not in last else last


def _housed(goal: Element, keys: Mapping[tuple[str, str], str]) -> str:
    return f"{keys['department', goal.department_id]}/{goal.id}"


def _ends(handoff: Handoff, keys: Mapping[tuple[str, str], str]) -> tuple[str, str]:
    return keys.get(_end(handoff.source), handoff.source), keys.get(_end(handoff.target), handoff.target)


def _end(address: str) -> tuple[str, str]:
    return ("duty" if "/" in address else "department", address)


def _waived(waiver: Element, keys: Mapping[tuple[str, str], str]) -> tuple[str, str]:
    found = next((keys[kind, waiver.subject] for kind in ORDER if (kind, waiver.subject) in keys), None)
    return waiver.rule.casefold(), found or waiver.subject
