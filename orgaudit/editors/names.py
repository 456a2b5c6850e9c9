"""Who or what a word in a file names: persons under every spelling known as theirs, departments, duties and goals."""

from collections import defaultdict
from functools import cached_property

from orgaudit.intake.values.person_names import names_in, without_title
from orgaudit.intake.values.person_words import key_of
from orgaudit.model import Organization, Place
from orgaudit.model.dataclass import dataclass
from orgaudit.model.identity import canonical


@dataclass(frozen=True)
class Names:
    """The names of one company, looked up as its reader does."""

    org: Organization

    @cached_property
    def _persons(self) -> dict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for person in self.org.people:
            for name in (person.id, person.name):
                found[key_of(name)].add(person.id)
        return found

    @cached_property
    def _loose(self) -> dict[str, set[str]]:
        """Surnames, and names without their titles."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for person in self.org.people:
            parts = person.name.split()
            if len(parts) > 1:
                found[key_of(parts[0])].add(person.id)
            rest = without_title(key_of(person.name))
            if rest:
                found[rest].add(person.id)
        return found

    def person(self, word: str) -> str | None:
        """Return the id of the one person whom a word names, with a title or without."""
        key = key_of(word)
        for known in (key, without_title(key) or key):
            for names in (self._persons, self._loose):
                if known in names:
                    return next(iter(names[known])) if len(names[known]) == 1 else None
        return None

    def persons(self, text: str) -> tuple[tuple[str, str], ...]:
        """Return the names in a text that may hold several, each with the id of whom it names."""
        whole = self._persons.get(key_of(text))
        names = (text,) if whole else names_in(text)
        return tuple((name, found) for name in names if (found := self.person(name)))

    @cached_property
    def _departments(self) -> dict[str, str]:
        named = {canonical(item.name): item.id for item in self.org.departments}
        return named | {item.id: item.id for item in self.org.departments}

    @cached_property
    def _inside(self) -> dict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for duty in self.org.duties:
            for word in (duty.id, canonical(duty.name)):
                found[word].add(duty.address)
        return found

    def place(self, word: str) -> Place | None:
        """Return where the department, duty or goal stands that a word names by name, id or address."""
        home = self._departments.get(canonical(word))
        if home is not None:
            return self.org.department_by_id[home].origin.at(None)
        head, slash, tail = word.partition("/")
        home = self._departments.get(canonical(head)) if slash else None
        found = self._inside.get(canonical(tail if slash else word), set())
        found = {address for address in found if not slash or address.startswith(f"{home}/")}
        if len(found) == 1:
            return self.org.duty_by_address[next(iter(found))].origin.at(None)
        goal = self.org.subject_by_address.get(f"{home}/{canonical(tail)}") if home else None
        return goal.origin.at(None) if goal else None

    def person_place(self, person_id: str) -> Place | None:
        """Return where a person has an entry, else where the name stands first."""
        person = self.org.person_by_id.get(person_id)
        return person.origin.at(None) if person and person.origin.path else None
