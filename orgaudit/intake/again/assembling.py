"""From chunks to an Organization: as ``assemble`` does it, but departments of which nothing can have changed are taken as they are.

Everything that is told of the company as a whole is made anew each time: who and what there is, who is meant by each text, the notes.
Only following the references of a steady department and making its elements are left out, where all it asked for is as it was.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from orgaudit.intake.addressing import give_addresses
from orgaudit.intake.again.chunk_reading import Chunk, copied, sections_of
from orgaudit.intake.again.settled import AskedNames, Asking, Settled, settled_of
from orgaudit.intake.assembly import (
    Made,
    Sections,
    follow_all,
    implied_waivers,
    name_handoffs,
    organization_of,
    walk,
    who_are_somebody,
)
from orgaudit.intake.draft import Draft
from orgaudit.intake.fields import Table
from orgaudit.intake.follower import Follower
from orgaudit.intake.look_alikes import tell_look_alikes
from orgaudit.intake.persons import Meant
from orgaudit.intake.references import KNOWING, NAMING, reference_kinds
from orgaudit.intake.registry import Names, Registry
from orgaudit.intake.report import Report
from orgaudit.intake.values.person_words import key_of
from orgaudit.model import Department, Organization
from orgaudit.model.alignment import MOVED
from orgaudit.model.dataclass import dataclass, replace

SECTIONS: Final = ("company", "people", "departments", "duties", "handoffs", "waivers")

Standing = tuple[Chunk, int]
"""A chunk, and how many lines further down its places are."""


class DoubtError(Exception):
    """The company has to be read as a whole."""


class _OthersError(Exception):
    """Something that departments of before asked for is another now: their chunks, by identity."""

    def __init__(self, chunks: frozenset[int]) -> None:
        super().__init__()
        self.chunks = chunks


@dataclass(frozen=True, slots=True)
class Assembled:
    """A company, with what its next reading can go by: the departments by chunk, all names, and who was meant by each text."""

    organization: Organization
    report: Report
    people: tuple[str, ...]
    settled: Mapping[int, Settled]
    registry: Registry
    answers: Mapping[str, Meant]


def assembled(standing: Sequence[Standing], table: Table, today: date, before: Assembled | None) -> Assembled:
    """Return the company of chunks. Raises DoubtError where anything in it is wrong."""
    try:
        return _Work(standing, table, before).done(today)
    except _OthersError as others:
        kept = (
            {chunk: home for chunk, home in before.settled.items() if chunk not in others.chunks}
            if before
            else {}
        )
    try:
        return _Work(standing, table, replace(before, settled=kept) if before else None).done(today)
    except _OthersError:
        return _Work(standing, table, None).done(today)


class _Work:
    def __init__(self, standing: Sequence[Standing], table: Table, before: Assembled | None) -> None:
        self.before = before
        self.report = Report()
        self.kinds = reference_kinds(table)
        self.people, self.departments = AskedNames(key=key_of), AskedNames()
        self.registry = Registry(self.people, self.departments)
        self.persons = Asking(self.people, self.departments, self.report)
        self.sections: Sections = {key: [] for key in SECTIONS}
        self.known: dict[int, Settled] = {}
        self.same_names = False
        self.moved: dict[str, Department] = {}
        self.of_draft: dict[int, Standing] = {}
        for chunk, by in standing:
            self._take(chunk, by)

    def _take(self, chunk: Chunk, by: int) -> None:
        for code, (place, examples) in chunk.noted.items():
            here = place._replace(line=place.line + by, end_line=place.end_line + by)
            for example in examples:
                self.report.note(code, here, example)
        known = self.before.settled.get(id(chunk)) if self.before else None
        # A department that was pasted stands there twice, as one chunk.
        if known is not None and id(known.draft) not in self.known:
            self.known[id(known.draft)] = known.at(by)
            if known.element is not None:
                self.moved[known.element.id] = known.element
            self.sections["departments"].append(known.draft)
            return
        for key, drafts in sections_of(chunk, by).items():
            self.sections[key] += drafts
            self.of_draft.update((id(draft), (chunk, by)) for draft in drafts)

    def done(self, today: date) -> Assembled:
        """Go all the way."""
        sections, persons, report = self.sections, self.persons, self.report
        sections["people"] = [*who_are_somebody(sections["people"], report)]
        give_addresses(self.registry, report, sections, self.known)
        if report.problems or not all(draft.id for draft in sections["departments"]):
            raise DoubtError
        self.same_names = self.before is not None and _same_names(self.before.registry, self.registry)
        homes = [self.known.get(id(draft)) or self._new(draft) for draft in sections["departments"]]
        waivers = self._waivers(homes)
        loose = (*sections["duties"], *sections["handoffs"], *sections["waivers"], *waivers)
        follower = Follower(self.registry, report, persons)
        self._gather(follower, homes, loose)
        persons.settle()
        unsteady = [draft for home in homes if not home.steady for draft in _inside(home.draft)]
        report.persons = persons.named((*sections["people"], *unsteady, *loose))
        follow_all(follower, sections["people"], self.kinds, NAMING)
        others = [id(home.chunk) for home in homes if not self._follow(home)]
        if others:
            raise _OthersError(frozenset(others))
        follow_all(follower, loose, self.kinds, NAMING)
        follow_all(follower, (*unsteady, *loose), self.kinds, KNOWING)
        name_handoffs(sections["handoffs"], report)
        tell_look_alikes((*sections["people"], *persons.by_use.values()), report)
        if tell_look_alikes(sections["departments"], Report()):
            raise DoubtError  # the place of a department of before is not that of now
        if report.problems or not sections["company"] or not homes:
            raise DoubtError
        made, by_draft = Made({}), {id(home.draft): home for home in homes}

        def department(draft: Draft) -> Department:
            home = by_draft[id(draft)]
            if home.element is None:
                home.element = made.department(draft)
            return home.element

        organization = organization_of(sections, waivers, persons, today, department)
        organization.kept[MOVED] = self.moved
        return Assembled(
            organization=organization,
            report=report,
            people=tuple([draft.name for draft in sections["people"]]),
            settled={id(home.chunk): home for home in homes if home.steady},
            registry=self.registry,
            answers=persons.answers,
        )

    def _gather(self, follower: Follower, homes: Iterable[Settled], loose: Iterable[Draft]) -> None:
        for draft in self.sections["people"]:
            follower.gather(draft, self.kinds[draft.section])
        for home in homes:
            for text, place in home.named.items():
                self.persons.gather_at(text, place)
        for draft in loose:
            follower.gather(draft, self.kinds[draft.section])

    def _new(self, draft: Draft) -> Settled:
        chunk, by = self.of_draft[id(draft)]
        return settled_of(draft, chunk, by, self.registry, self.kinds)

    def _waivers(self, homes: Sequence[Settled]) -> list[Draft]:
        nobody: Sections = {key: [] for key in SECTIONS}
        found = implied_waivers({**nobody, "people": self.sections["people"]})
        for home in homes:
            if home.element is None:
                home.waivers = tuple(implied_waivers({**nobody, "departments": [home.draft]}))
                home.by_of_waivers = home.by
            lines = home.chunk.lines.moved(home.by)
            found += [copied(waiver, home.by - home.by_of_waivers, lines) for waiver in home.waivers]
        loose = {"duties": self.sections["duties"], "handoffs": self.sections["handoffs"]}
        return found + implied_waivers({**nobody, **loose})

    def _follow(self, home: Settled) -> bool:
        """Follow what is new; return whether a department of before is what it would be now."""
        persons = self.persons
        if home.element is not None and self.before is not None:
            before = self.before.answers
            # Who is meant is asked of each: by that people come to exist, in their order.
            as_it_was = [persons.of(text) == before[text] for text in home.asked]
            if self.same_names:
                return all(as_it_was)
            found = self.departments.still(home.departments) and self.people.still(home.people)
            return found and all(as_it_was)
        told = Report()
        for asked in (persons.asked, self.departments.asked, self.people.asked):
            asked.clear()
        # With its own follower: what another department asked for already is asked for here too.
        follow_all(Follower(self.registry, told, persons), _inside(home.draft), self.kinds, NAMING)
        home.asked = tuple(persons.asked)
        home.departments, home.people = dict(self.departments.asked), dict(self.people.asked)
        home.steady = home.steady and not told.notes()
        self.report.take(told)
        return True


def _inside(department: Draft) -> Iterator[Draft]:
    nobody: Sections = {key: [] for key in SECTIONS}
    return walk({**nobody, "departments": [department]})


def _same_names(one: Registry, other: Registry) -> bool:
    """Whether references to departments and people lead where they led."""
    return _same(one.departments, other.departments) and _same(one.people, other.people)


def _same(one: Names, other: Names) -> bool:
    return one.by_id.keys() == other.by_id.keys() and one.by_name == other.by_name
