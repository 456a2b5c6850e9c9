"""Who is meant where a person can stand: one person under several spellings, several in one text, nobody, a group.

All texts of a company are gathered first, because what a title follows must be another person of it. Then each is read.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from orgaudit.intake.draft import Draft
from orgaudit.intake.registry import Names
from orgaudit.intake.report import Report
from orgaudit.intake.values.person_names import (
    at_home,
    department_named,
    names_in,
    not_there,
    rank_of,
    ranks_by_rest,
    short_forms,
    without_title,
)
from orgaudit.intake.values.person_words import have_letters, is_cross, key_of, meaning_of, names_a_unit
from orgaudit.model import Place
from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.identity import canonical
from orgaudit.model.named_tuple import NamedTuple


class Meant(NamedTuple):
    """What one text means: persons by id, in order; ``several`` ids for one name that entries share.

    ``nobody`` says that there is none, ``vacant`` that there is an empty seat, ``open`` that somebody is meant whom
    nothing names, ``doubted`` that somebody is named who is not there, or may not be.
    """

    ids: tuple[str, ...] = ()
    nobody: bool = False
    vacant: bool = False
    open: bool = False
    several: tuple[str, ...] = ()
    doubted: bool = False


@dataclass(slots=True)
class Persons:
    """Everyone: those with an entry, and those who exist by being named (``by_use``)."""

    listed: Names
    departments: Names
    report: Report
    by_use: dict[str, Draft] = field(default_factory=dict)
    _first: dict[str, tuple[str, Place]] = field(default_factory=dict)
    """Key of a spelling -> the name as first written and its place."""
    _spellings: dict[str, Place] = field(default_factory=dict)
    _same: dict[str, str] = field(default_factory=dict)
    _by_surname: dict[str, str | None] = field(default_factory=dict)
    _meant: dict[str, Meant] = field(default_factory=dict)
    _letters: bool | None = None

    def gather(self, text: str, user: Draft, attribute: str) -> None:
        """Take note of a text that stands where a person can."""
        if text not in self._spellings:
            self.gather_at(text, user.place(attribute))

    def gather_at(self, text: str, place: Place) -> None:
        """Take note of a text by its place, unless it stands at another one before."""
        if text in self._spellings:
            return
        self._spellings[text] = place
        for written in self._names(text):
            name = not_there(written) or written
            if self.listed.find(written) or self.listed.find(name) or self._word(name):
                continue
            key = key_of(name)
            if key not in self._first:
                self._first[key] = (name, place)
            elif canonical(name) != canonical(self._first[key][0]):
                self._note_same(name, self._first[key][0], place)

    def settle(self) -> None:
        """Find out which of the gathered names are one person with and without a title."""
        surnames = self._by_surname = self._surnames()
        titled = self._listed_by_title()
        ranks = ranks_by_rest(self._full_names())
        by_rest: dict[str, str] = {}
        homes: dict[tuple[str, str], str] = {}
        for key, (name, place) in self._first.items():
            rest = without_title(key)
            other: str | None
            if there := self._at_home(name, key, homes):
                other = there
            elif rest is None:
                other = titled.get(key) or self._entry_called(key)
            elif len(ranks[rest]) > 1 and rank_of(key):
                other = None  # 森社長 and 森専務 are two, and nothing says which of them is 森
            elif rest in self._first or self.listed.find(rest):
                other = rest
            elif rest in titled:
                other = titled[rest]
            elif rest in surnames:
                other = surnames[rest]
            else:
                other = by_rest.setdefault(rest, key)
            if other is not None and other != key:
                self._same[key] = other
                known = self._first.get(other)
                if there is None or known:  # that entry was meant
                    self._note_same(name, known[0] if known else self._name_of(other), place)

    def of(self, text: str) -> Meant:
        """Return who is meant by a text that was gathered."""
        known = self._meant.get(text)
        if known is None:
            known = self._meant[text] = self._read(text)
        return known

    def known(self, text: str) -> tuple[str, ...]:
        """Return the ids of a person who is listed or named somewhere, with or without a title."""
        key = self._root(key_of(text))
        rest = without_title(key)
        found = self.listed.find(text) or self._named_so(key)
        if not found and rest:
            found = self._named_so(rest) or self._named_so(self._by_surname.get(rest) or rest)
        return found

    def _named_so(self, key: str) -> tuple[str, ...]:
        key = self._root(key)
        return self.listed.find(key) or tuple(id_ for id_ in (self._id_of(key),) if id_ in self.by_use)

    def name_of(self, id_: str) -> str:
        """Return how a person with or without an entry is called."""
        draft = self.listed.by_id.get(id_) or self.by_use[id_]
        return draft.name or id_

    def named(self, drafts: Iterable[Draft]) -> dict[str, set[str]]:
        """Return everyone who was gathered or answers for something in a draft, by id, with the names written."""
        found = {id_: {id_, draft.name} for id_, draft in self.listed.by_id.items()}
        owners = (draft.values.get(attribute) for draft in drafts for attribute in ("owner", "escalation"))
        texts = (text for text in owners if isinstance(text, str))
        for name in (*(name for name, _ in self._first.values()), *texts):
            if not self._word(name):
                found.setdefault(canonical(name), set()).add(name)
        return found

    def _read(self, text: str) -> Meant:
        ids: dict[str, None] = {}
        nobody = vacant = unnamed = doubted = False
        names = self._names(text)
        if len(names) > 1:
            self.report.note("read_as_several", self._spellings[text], f'"{text}" → {" + ".join(names)}')
        for name in names:
            listed = self.listed.find(name)
            if len(listed) > 1:
                return Meant(several=listed)
            word = None if listed else self._word(name) or self._cross(name)
            who = None if listed else not_there(name)
            if who and not self.listed.find(who) and not self._word(who):
                self._person(who)  # known by name, as whoever hides names has to know
            if word == "group":
                unnamed = True
                self.report.note("group_is_nobody", self._spellings[text], name)
            elif word:
                vacant = vacant or word == "vacancy"
                nobody = nobody or word != "vacancy"
            elif who:
                doubted = True
                self.report.note("may_not_be_there", self._spellings[text], name)
            else:
                ids[listed[0] if listed else self._person(name)] = None
        return Meant(tuple(ids), nobody, vacant, unnamed, doubted=doubted)

    def _names(self, text: str) -> tuple[str, ...]:
        is_one = self.listed.find(text) or self._word(text) or not_there(text)
        return (text,) if is_one else names_in(text)

    def _word(self, name: str) -> str | None:
        """Return what a name says that names no person; the name of a department is a group."""
        return meaning_of(name) or ("group" if self.departments.find(name) or names_a_unit(name) else None)

    def _cross(self, name: str) -> str | None:
        """Return that an x is nobody in particular; None where people are called by letters, and for all else."""
        if not is_cross(name):
            return None
        if self._letters is None:
            self._letters = have_letters(self._full_names())
        return None if self._letters else "group"

    def _person(self, name: str) -> str:
        """Return the id of a person without an entry of this name, who exists by being named."""
        key = self._root(key_of(name))
        listed = self.listed.find(key)
        if listed:
            return listed[0]
        person_id = self._id_of(key)
        if person_id not in self.by_use:
            first, place = self._first[key]
            self.by_use[person_id] = Draft("person", place.path, place[1:], {"name": first}, id=person_id)
        return person_id

    def _root(self, key: str) -> str:
        """Return the key of the name that a spelling belongs to."""
        while key in self._same:
            key = self._same[key]
        return key

    def _id_of(self, key: str) -> str:
        return canonical(self._first[key][0]) if key in self._first else key

    def _name_of(self, key: str) -> str:
        draft = self.listed.by_id[self.listed.find(key)[0]]
        return draft.name or draft.id

    def _entry_called(self, key: str) -> str | None:
        """Return the key of the one entry whose name begins so (ends so, in Latin letters); None where nobody or several are called so."""
        other = self._by_surname.get(key)
        return other if other is not None and self.listed.find(other) else None

    def _surnames(self) -> dict[str, str | None]:
        """Return what people may be called for short -> key of the person; None where several may."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for name in self._full_names():
            for part in short_forms(name):
                found[key_of(part)].add(key_of(name))
        return {short: next(iter(keys)) if len(keys) == 1 else None for short, keys in found.items()}

    def _listed_by_title(self) -> dict[str, str | None]:
        """Return name -> key of the one person whose entry has it with a title (田中課長); None where several have."""
        found: dict[str, str | None] = {}
        for draft in self.listed.by_id.values():
            key = key_of(draft.name or draft.id)
            rest = without_title(key)
            if rest is not None:
                found[rest] = None if rest in found else key
        return found

    def _at_home(self, name: str, key: str, homes: dict[tuple[str, str], str]) -> str | None:
        """Return the key of the person that a name with a department in brackets behind it means; None for any other name.

        Of entries of one name it is the one in that department. ``homes`` holds who was named so first.
        """
        parts = at_home(name)
        home = self._department(parts.home) if parts else None
        if parts is None or home is None:
            return None
        entries = {id_: self._home_of(id_) for id_ in self.listed.find(parts.name)}
        there = [id_ for id_, own in entries.items() if own == home] or [
            id_ for id_, own in entries.items() if own is None and len(entries) == 1
        ]
        return key_of(there[0]) if len(there) == 1 else homes.setdefault((key_of(parts.name), home), key)

    def _department(self, text: str) -> str | None:
        by_id = self.departments.by_id
        return department_named(text, ((id_, draft.name) for id_, draft in by_id.items()))

    def _home_of(self, id_: str) -> str | None:
        """Return the id of the department that an entry names."""
        written = self.listed.by_id[id_].values.get("department")
        text = written[0] if isinstance(written, tuple) else written
        found = self.departments.find(text) if isinstance(text, str) else ()
        return found[0] if len(found) == 1 else None

    def _full_names(self) -> Iterator[str]:
        yield from (name for name, _ in self._first.values())
        yield from (draft.name for draft in self.listed.by_id.values())

    def _note_same(self, name: str, other: str, place: Place) -> None:
        self.report.note("read_as_same", place, f"{name} → {other}")
