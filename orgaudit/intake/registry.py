"""Who and what there is: every name and id of a company, and what a reference means."""

from collections.abc import Callable, Iterable, Iterator

from orgaudit.intake.draft import Draft
from orgaudit.intake.values.person_words import key_of
from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.identity import canonical


@dataclass(slots=True)
class Names:
    """Elements of one kind by id and by name. An id goes before a name."""

    by_id: dict[str, Draft] = field(default_factory=dict)
    by_name: dict[str, list[str]] = field(default_factory=dict)
    key: Callable[[str], str] = canonical
    """What two spellings of one name have in common."""

    def add(self, draft: Draft) -> Draft | None:
        """Take an element in; return the one that has its id already, if any."""
        first = self.by_id.setdefault(draft.id, draft)
        if first is not draft:
            return first
        if self.key is canonical and not draft.written_id:
            return None  # its name is its id
        for word in dict.fromkeys((self.key(draft.id), self.key(draft.name))):
            if word and word != draft.id:
                self.by_name.setdefault(word, []).append(draft.id)
        return None

    def find(self, text: str) -> tuple[str, ...]:
        """Return the ids that a reference can mean: none, one, or several of the same name."""
        word = canonical(text)
        if word in self.by_id:
            return (word,)
        return tuple(self.by_name.get(self.key(text), ()))

    def written(self) -> tuple[str, ...]:
        """Return the names as written."""
        return tuple(draft.name or draft.id for draft in self.by_id.values())


@dataclass(slots=True)
class Registry:
    """All elements of one company that can be referred to."""

    people: Names = field(default_factory=lambda: Names(key=key_of))
    departments: Names = field(default_factory=Names)
    duties: dict[str, Names] = field(default_factory=dict)
    goals: dict[str, Names] = field(default_factory=dict)

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
