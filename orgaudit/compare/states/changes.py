"""What changed between two states of a company, one change at a time; order, files, spelling and language are no changes."""

from collections.abc import Callable, Iterator
from functools import cache, cached_property
from operator import attrgetter
from typing import Any, Final

from orgaudit.compare.simulate.references import Names, comparable, names_elements, persons_in, types_of
from orgaudit.compare.states.pairing import ORDER, Element, Pair, Pairing, address_of, home_of
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass, fields, replace
from orgaudit.model.identity import canonical
from orgaudit.results.difference import Change, ElementKind, Ref

_NO_FACTS: Final = frozenset(
    (
        *("id", "name", "home", "department_id", "formerly", "goals", "duties", "origin"),
        *("vacancies", "groups", "listed"),
    )
)
"""Attributes that make up an element or say where it stands; changes of these are told in other ways."""


def changes_between(old: Organization, new: Organization, pairing: Pairing) -> tuple[Change, ...]:
    """Return every change: of the company, then by kind of element, in the order of the new state."""
    finder = _Finder(old, new, pairing)
    found = list(finder.company())
    for kind in ORDER:
        for pair in pairing.pairs[kind]:
            found += finder.of(kind, pair)
    return tuple(found)


def is_bare_person(person: Element) -> bool:
    """Whether nothing is known of a person but the name."""
    return all(
        getattr(person, item.name) is None
        for item in fields(person)
        if item.name not in ("id", "name", "listed", "vacancies", "origin")
    )


def named_persons(org: Organization) -> frozenset[str]:
    """Return everyone whom another element names, and who so exists without an entry of their own."""
    everything: list[tuple[str, tuple[Element, ...]]] = [
        ("department", org.departments),
        ("duty", org.duties),
        ("goal", org.goals),
        ("handoff", org.handoffs),
        ("person", org.people),
    ]
    return frozenset(
        person for section, items in everything for item in items for person in persons_in(item, section)
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """Of one state: everyone named in it, and the ids of the departments that the other one does not have."""

    named: frozenset[str]
    departments: frozenset[str]


@dataclass(frozen=True)
class _Finder:
    old: Organization
    new: Organization
    pairing: Pairing

    @cached_property
    def _come(self) -> _Side:
        pairs = self.pairing.pairs["department"]
        return _Side(named_persons(self.new), frozenset(pair.new.id for pair in pairs if pair.old is None))

    @cached_property
    def _gone(self) -> _Side:
        pairs = self.pairing.pairs["department"]
        return _Side(named_persons(self.old), frozenset(pair.old.id for pair in pairs if pair.new is None))

    def company(self) -> Iterator[Change]:
        old, new = self.old.company, self.new.company
        both: tuple[ElementKind, str, str] = ("company", new.address, new.address)
        if old.name.split() != new.name.split():
            yield Change("renamed", *both, new.origin.at(), before=old.name, after=new.name)
        for name in _facts(type(new)):
            before, after = getattr(old, name), getattr(new, name)
            if name == "country":
                # The language that most of a file is written in decides where the file does not.
                before, after = before or self.old.country, after or self.new.country
            if before != after:
                yield Change("changed", *both, new.origin.at(name), name, before, after)

    def of(self, kind: ElementKind, pair: Pair) -> Iterator[Change]:
        if pair.old is None or pair.new is None:
            yield from self._come_or_gone(kind, pair)
            return
        moved = False
        for change in self._of_identity(kind, pair):
            moved = moved or change.kind == "moved"
            yield change
        yield from self._of_facts(kind, pair, moved=moved)

    def _come_or_gone(self, kind: ElementKind, pair: Pair) -> Iterator[Change]:
        gone = pair.new is None
        element, side = (pair.old, self._gone) if gone else (pair.new, self._come)
        if kind == "person" and is_bare_person(element) and element.id in side.named:
            return
        if kind in ("duty", "goal") and home_of(element) in side.departments:
            return  # it came or went with its whole department, which tells it
        address, place = address_of(element), element.origin.at()
        inside = self._inside(element, gone=gone) if kind == "department" else ()
        if gone:
            yield Change("removed", kind, address, None, place, inside=inside)
        else:
            yield Change("added", kind, None, address, place, inside=inside)

    def _inside(self, department: Element, *, gone: bool) -> tuple[Ref, ...]:
        found: list[Ref] = []
        for kind in ("duty", "goal"):
            for pair in self.pairing.pairs[kind]:
                element, other = (pair.old, pair.new) if gone else (pair.new, pair.old)
                if other is None and home_of(element) == department.id:
                    found.append((kind, address_of(element)))
        return tuple(found)

    def _of_identity(self, kind: ElementKind, pair: Pair) -> Iterator[Change]:
        old, new = pair.old, pair.new
        where: tuple[ElementKind, str, str] = (kind, address_of(old), address_of(new))
        if kind == "duty" and self._home(old.home, self.pairing.old_keys) != self._home(
            new.home, self.pairing.new_keys
        ):
            yield Change(
                "moved",
                *where,
                new.origin.at(),
                before=old.home,
                after=new.home,
                declared=pair.declared and self._same_identity(kind, pair),
            )
        if kind in ("department", "duty", "person") and (
            old.id != new.id or canonical(old.name) != canonical(new.name)
        ):
            declared = kind == "person" or self._same_identity(kind, pair)
            yield Change(
                "renamed", *where, new.origin.at(), before=old.name, after=new.name, declared=declared
            )
        elif kind in ("department", "duty") and pair.declared and self._goes_by_another_name(kind, pair):
            yield self._changed(kind, pair, "formerly", old.formerly, new.formerly)

    def _goes_by_another_name(self, kind: str, pair: Pair) -> bool:
        """Whether ``formerly`` changed such that the findings of an element count as other ones from now on."""
        return bool(pair.old.formerly != pair.new.formerly) and not self._same_identity(kind, pair)

    def _same_identity(self, kind: str, pair: Pair) -> bool:
        before = self.old.identity(kind, address_of(pair.old))
        return before == self.new.identity(kind, address_of(pair.new))

    def _home(self, home: str, keys: Names) -> str:
        return keys.get(("department", home), home)

    @cached_property
    def _same_names(self) -> bool:
        """Whether every address of the new state means what it meant; those of the old state mean themselves."""
        return all(key == address for (_, address), key in self.pairing.new_keys.items())

    def _of_facts(self, kind: ElementKind, pair: Pair, *, moved: bool) -> Iterator[Change]:
        old, new = pair.old, pair.new
        element: Any = type(new)
        told = _told(element)
        # Most elements stay as they were, and of these no field needs a look.
        if not self._same_names or told(old) != told(new):
            for name, type_ in _typed(kind, element):
                if not (moved and name == "departments"):
                    yield from self._of_fact(kind, pair, name, type_)
        if kind == "department":
            for name in ("goals", "duties"):
                before, after = getattr(old, name), getattr(new, name)
                if before != after and not before and not after:
                    yield self._changed(kind, pair, name, before, after)

    def _of_fact(self, kind: ElementKind, pair: Pair, name: str, type_: str) -> Iterator[Change]:
        old, new = pair.old, pair.new
        before, after = getattr(old, name), getattr(new, name)
        if before is None and after is None:
            return
        vacant = is_vacant(old, name), is_vacant(new, name)
        if before == after and vacant[0] == vacant[1] and not names_elements(type_):
            return
        same = self._meaning(before, type_, old=True) == self._meaning(after, type_, old=False)
        if not same or vacant[0] != vacant[1]:
            yield replace(self._changed(kind, pair, name, before, after), vacant=vacant)

    def _meaning(self, value: Any, type_: str, *, old: bool) -> Any:
        return comparable(value, type_, self.pairing.old_keys if old else self.pairing.new_keys)

    def _changed(self, kind: ElementKind, pair: Pair, name: str, before: object, after: object) -> Change:
        # A field that is no longer written has no place of its own: the element's is the nearest.
        place = pair.new.origin.at(name)
        return Change("changed", kind, address_of(pair.old), address_of(pair.new), place, name, before, after)


def is_vacant(element: Element, name: str) -> bool:
    """Whether an empty seat is stated in a field of an element."""
    return name in getattr(element, "vacancies", ())


def _facts(element: type[Element]) -> Iterator[str]:
    return (item.name for item in fields(element) if item.name not in _NO_FACTS)


@cache
def _typed(kind: ElementKind, element: Any) -> tuple[tuple[str, str], ...]:
    """Return the facts of a kind of element, each with the type of its field."""
    types = types_of(kind)
    return tuple([(name, types.get(name, "")) for name in _facts(element)])


@cache
def _told(element: Any) -> Callable[[Element], object]:
    """Return what gives all facts of an element, and which seats it states to be empty."""
    seats = [item.name for item in fields(element) if item.name == "vacancies"]
    return attrgetter(*_facts(element), *seats)
