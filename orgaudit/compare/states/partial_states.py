"""The company as it would be had only some of the changes been made: what shows which change causes what.

Every element is taken from the old state, with the changes asked for from the new one. What names other elements is followed, as their
addresses depend on which of the changes are made. A change that cannot stand alone, such as a handoff to a department that is not there
yet, has no effect until what it needs is there too.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from orgaudit.compare.simulate.references import renamed, types_of
from orgaudit.compare.states.changes import named_persons
from orgaudit.compare.states.pairing import Element, Pair, Pairing, home_of
from orgaudit.model import UNOWNED, Organization
from orgaudit.model.dataclass import dataclass, replace
from orgaudit.model.handoff import handoff_id
from orgaudit.results.difference import Change, ElementKind

Made = frozenset[int]
"""The changes that are made, by position."""

_OF_IDENTITY: Final = {"renamed": ("name", "formerly"), "moved": ("departments", "formerly")}
"""What comes with a rename or a move besides the id and the home."""


@dataclass(frozen=True, slots=True)
class Mixer:
    """Two states and the changes between them.

    ``by_element`` finds a change by kind of element, key, and its field or, where it has none, its own kind; ``names`` lists the latter by the
    former two.
    """

    old: Organization
    new: Organization
    pairing: Pairing
    by_element: Mapping[tuple[str, str, str], int]
    names: Mapping[tuple[str, str], tuple[str, ...]]

    def mixed(self, made: Made) -> Organization:
        """Return the old state with these changes made."""
        return _Mix(self, made).organization()


def mixer(old: Organization, new: Organization, pairing: Pairing, changes: tuple[Change, ...]) -> Mixer:
    """Return what mixes two states."""
    found: dict[tuple[str, str, str], int] = {}
    for position, change in enumerate(changes):
        name = change.field or change.kind
        for kind, address in ((change.element, change.old or change.new), *change.inside):
            keys = pairing.old_keys if change.old is not None else pairing.new_keys
            key = keys.get((kind, str(address)), str(address))
            found[kind, key, name] = position
    names: dict[tuple[str, str], tuple[str, ...]] = {}
    for kind, key, name in found:
        names[kind, key] = (*names.get((kind, key), ()), name)
    return Mixer(old, new, pairing, found, names)


class _Mix:
    """One mixture while it is made."""

    def __init__(self, mixer: Mixer, made: Made) -> None:
        self.mixer = mixer
        self.made = made
        pairs = mixer.pairing.pairs
        self.homes = self._homes()
        self.addresses: dict[tuple[str, str], str] = {
            ("department", pair.key): self._id("department", pair)
            for pair in pairs["department"]
            if pair.key in self.homes
        }
        self.places: dict[tuple[str, str], str] = {}
        for kind in ("duty", "goal"):
            for pair in pairs[kind]:
                home = self._home(kind, pair)
                if home is not None:
                    self.places[kind, pair.key] = home
                    at = self.addresses.get(("department", home), UNOWNED)
                    self.addresses[kind, pair.key] = f"{at}/{self._id(kind, pair)}"
        self.from_old = self._names(mixer.pairing.old_keys)
        self.from_new = self._names(mixer.pairing.new_keys)

    def organization(self) -> Organization:
        old, new = self.mixer.old, self.mixer.new
        company = self._with_facts("company", Pair(old.company.address, old.company, new.company))
        spoken = new if self._is_made("company", company.address, "country") else old
        today = old.as_of if not isinstance(old.company.as_of, date) else new.as_of
        stated = company.as_of if isinstance(company.as_of, date) else today
        inside = self._elements("duty"), self._elements("goal")
        mixed = replace(
            old,
            company=company,
            as_of=stated,
            language=spoken.language,
            departments=tuple(self._departments(*inside)),
            unowned=tuple(inside[0].get(UNOWNED, ())),
            handoffs=tuple(self._handoffs()),
            waivers=tuple(
                self._with_facts("waiver", pair)
                for pair in self.mixer.pairing.pairs["waiver"]
                if self._is_there("waiver", pair)
            ),
            people=(),
        )
        return replace(mixed, people=tuple(self._people(mixed)))

    def _is_made(self, kind: str, key: str, name: str) -> bool:
        return self.mixer.by_element.get((kind, key, name)) in self.made

    def _is_there(self, kind: str, pair: Pair) -> bool:
        if pair.old is None:
            return self._is_made(kind, pair.key, "added")
        return pair.new is not None or not self._is_made(kind, pair.key, "removed")

    def _homes(self) -> frozenset[str]:
        """Return the keys of the departments that are there: one that is left stays until all that moves out has moved."""
        pairs = self.mixer.pairing.pairs
        keys = self.mixer.pairing.old_keys
        needed = {
            keys.get(("department", pair.old.home), UNOWNED)
            for pair in pairs["duty"]
            if pair.old is not None and pair.new is not None and not self._is_made("duty", pair.key, "moved")
        }
        return frozenset(
            pair.key
            for pair in pairs["department"]
            if self._is_there("department", pair) or (pair.old is not None and pair.key in needed)
        )

    def _home(self, kind: ElementKind, pair: Pair) -> str | None:
        """Return the key of the department that a duty or goal stands in, ``-`` for the top-level list; ``None`` if it is not there."""
        if not self._is_there(kind, pair):
            return None
        pairing = self.mixer.pairing
        moved = pair.old is None or self._is_made(kind, pair.key, "moved")
        element, keys = (pair.new, pairing.new_keys) if moved else (pair.old, pairing.old_keys)
        home = keys.get(("department", home_of(element)), UNOWNED)
        if home == UNOWNED or home in self.homes:
            return home
        before = None if pair.old is None else pairing.old_keys.get(("department", home_of(pair.old)))
        return before if before in self.homes else None

    def _id(self, kind: str, pair: Pair) -> str:
        fresh = pair.old is None or self._is_made(kind, pair.key, "renamed")
        return str((pair.new if fresh else pair.old).id)

    def _names(self, keys: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], str]:
        """Return what the addresses of one state are called in the mixture, where that differs."""
        found = {}
        for (kind, address), key in keys.items():
            here = self.addresses.get((kind, key))
            if here is not None and here != address:
                found[kind, address] = here
        return found

    def _elements(self, kind: ElementKind) -> dict[str, list[Element]]:
        found: dict[str, list[Element]] = {}
        for pair in self.mixer.pairing.pairs[kind]:
            home = self.places.get((kind, pair.key))
            if home is not None:
                at = self.addresses.get(("department", home), UNOWNED)
                changed: dict[str, Any] = {"id": self._id(kind, pair)}
                changed["home" if kind == "duty" else "department_id"] = at
                found.setdefault(home, []).append(self._with_facts(kind, pair, changed))
        return found

    def _departments(
        self, duties: Mapping[str, list[Element]], goals: Mapping[str, list[Element]]
    ) -> Iterator[Element]:
        for pair in self.mixer.pairing.pairs["department"]:
            if pair.key in self.homes:
                inside = {"duties": duties.get(pair.key), "goals": goals.get(pair.key)}
                changed: dict[str, Any] = {
                    name: tuple(items) if items else self._empty(pair, name) for name, items in inside.items()
                }
                changed["id"] = self._id("department", pair)
                yield self._with_facts("department", pair, changed)

    def _empty(self, pair: Pair, name: str) -> tuple[Element, ...] | None:
        """Return what a department without duties or goals says of them: that there are none, or nothing."""
        if pair.old is None or pair.new is None:
            stated = getattr(pair.old or pair.new, name)
        elif not getattr(pair.old, name) and not self._is_made("department", pair.key, name):
            stated = getattr(pair.old, name)
        else:
            stated = getattr(pair.new, name)
        return None if stated is None else ()

    def _handoffs(self) -> Iterator[Element]:
        standing = {here for (kind, _key), here in self.addresses.items() if kind != "goal"}
        for pair in self.mixer.pairing.pairs["handoff"]:
            if not self._is_there("handoff", pair):
                continue
            handoff = self._with_facts("handoff", pair)
            ends = (handoff.source, handoff.target)
            if standing.issuperset(ends):
                fresh = pair.old is None or self._is_made("handoff", pair.key, "what")
                yield replace(handoff, id=handoff_id(pair.new if fresh else pair.old, *ends))

    def _people(self, mixed: Organization) -> Iterator[Element]:
        named = named_persons(mixed)
        for pair in self.mixer.pairing.pairs["person"]:
            if pair.old is not None and pair.new is not None:
                yield self._with_facts("person", pair)
            elif ("person", pair.key) in self.mixer.names:
                if self._is_there("person", pair):
                    yield self._with_facts("person", pair)
            elif (pair.old or pair.new).id in named:
                yield pair.old or pair.new

    def _with_facts(self, kind: ElementKind, pair: Pair, also: Mapping[str, Any] | None = None) -> Element:
        """Return an element with the changes that are made, and every reference in it as things stand in the mixture."""
        base, names = (pair.new, self.from_new) if pair.old is None else (pair.old, self.from_old)
        changed: dict[str, Any] = {
            name: value for name, value in (also or {}).items() if getattr(base, name) != value
        }
        types = types_of(kind)
        if names:
            for name, type_ in types.items():
                value = getattr(base, name, None)
                followed = renamed(value, type_, names)
                if followed != value:
                    changed[name] = followed
        if pair.old is not None and pair.new is not None:
            changed |= self._made_to(kind, pair, types)
        return replace(base, **changed) if changed else base

    def _made_to(self, kind: ElementKind, pair: Pair, types: Mapping[str, str]) -> dict[str, Any]:
        made: dict[str, Any] = {}
        new = pair.new
        for name in self.mixer.names.get((kind, pair.key), ()):
            if not self._is_made(kind, pair.key, name):
                continue
            if name in _OF_IDENTITY:
                made |= {item: getattr(new, item) for item in _OF_IDENTITY[name] if hasattr(new, item)}
            elif name not in ("goals", "duties"):
                made[name] = renamed(getattr(new, name), types.get(name, ""), self.from_new)
        seats = getattr(new, "vacancies", ())
        if seats or getattr(pair.old, "vacancies", ()):
            stay = (name for name in pair.old.vacancies if name not in made)
            made["vacancies"] = (*stay, *(name for name in seats if name in made))
        return made
