"""Who and what there is: every name and id of a company, and what a reference means."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from orgaudit.intake.draft import Draft
from orgaudit.model.identity import canonical


@dataclass(slots=True)
class Names:
    """Elements of one kind by id and by name. An id goes before a name."""

    by_id: dict[str, Draft] = field(default_factory=dict)
    by_name: dict[str, list[str]] = field(default_factory=dict)

    def add(self, draft: Draft) -> Draft | None:
        """Take an element in; return the one that has its id already, if any."""
        first = self.by_id.setdefault(draft.id, draft)
        if first is not draft:
            return first
        word = canonical(draft.name)
        if word and word != draft.id:
            self.by_name.setdefault(word, []).append(draft.id)
        return None

    def find(self, text: str) -> tuple[str, ...]:
        """Return the ids that a reference can mean: none, one, or several of the same name."""
        word = canonical(text)
        if word in self.by_id:
            return (word,)
        return tuple(self.by_name.get(word, ()))

    def written(self) -> tuple[str, ...]:
        """Return the names as written."""
        return tuple(draft.name or draft.id for draft in self.by_id.values())


@dataclass(slots=True)
class Registry:
    """All elements of one company that can be referred to."""

    people: Names = field(default_factory=Names)
    departments: Names = field(default_factory=Names)
    duties: dict[str, Names] = field(default_factory=dict)
    goals: dict[str, Names] = field(default_factory=dict)
    by_use: dict[str, Draft] = field(default_factory=dict)
    _persons: dict[str, str] = field(default_factory=dict)

    def person(self, text: str, user: Draft, attribute: str) -> str | tuple[str, ...]:
        """Return the id of a person, who exists by being named; several ids where entries share the name."""
        known = self._persons.get(text)
        if known is not None:
            return known
        ids = self.people.find(text)
        if len(ids) > 1:
            return ids
        person_id = ids[0] if ids else canonical(text)
        if not ids and person_id not in self.by_use:
            self.by_use[person_id] = Draft(
                "person", user.path, user.spans.get(attribute, user.span), {"name": text}, id=person_id
            )
        self._persons[text] = person_id
        return person_id

    def known_person(self, text: str) -> tuple[str, ...]:
        """Return the ids of a person who is listed or named in a duty."""
        word = canonical(text)
        return self.people.find(text) or ((word,) if word in self.by_use else ())

    def duty(self, text: str) -> tuple[str, ...]:
        """Return the addresses that a duty's address, id or name can mean."""
        addresses = tuple(_inside(text, self.departments, self.duties))
        if addresses:
            return addresses
        return tuple(
            f"{home}/{duty_id}" for home, names in self.duties.items() for duty_id in names.find(text)
        )

    def goal(self, text: str) -> tuple[str, ...]:
        """Return the addresses that a goal's address can mean."""
        return tuple(_inside(text, self.departments, self.goals))

    def place(self, text: str) -> tuple[str, ...]:
        """Return the addresses that the end of a handoff can mean: a department, else a duty in one."""
        return self.departments.find(text) or tuple(_inside(text, self.departments, self.duties))

    def duty_words(self) -> Iterator[str]:
        """Yield the addresses of all duties as their names are written."""
        return _words(self.departments, self.duties)

    def goal_words(self) -> Iterator[str]:
        """Yield the addresses of all goals as their texts are written."""
        return _words(self.departments, self.goals)


def _inside(text: str, homes: Names, inside: dict[str, Names]) -> Iterator[str]:
    """Yield what ``home/element`` can mean; either part may hold a slash of its own."""
    parts = text.split("/")
    for cut in range(1, len(parts)):
        head, tail = "/".join(parts[:cut]), "/".join(parts[cut:])
        for home in ("-",) if head.strip() == "-" else homes.find(head):
            if home in inside:
                yield from (f"{home}/{element}" for element in inside[home].find(tail))


def _words(homes: Names, inside: dict[str, Names]) -> Iterator[str]:
    for home, names in inside.items():
        draft = homes.by_id.get(home)
        shown: Iterable[str] = names.written()
        yield from (f"{draft.name or home if draft else home}/{word}" for word in shown)
