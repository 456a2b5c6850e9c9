"""From drafts to an Organization: addresses are given out, references followed, values made."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from orgaudit.intake.addressing import give_addresses
from orgaudit.intake.draft import Draft, shown
from orgaudit.intake.fields import Table
from orgaudit.intake.follower import Follow, Follower
from orgaudit.intake.look_alikes import tell_look_alikes
from orgaudit.intake.persons import Persons
from orgaudit.intake.references import KNOWING, NAMING, reference_kinds
from orgaudit.intake.registry import Registry
from orgaudit.intake.report import Report
from orgaudit.intake.values.person_words import meaning_of
from orgaudit.model import Company, Department, Duty, Goal, Handoff, Organization, Person, Waiver
from orgaudit.model.dataclass import dataclass
from orgaudit.model.fast_frozen import fast_frozen
from orgaudit.model.identity import canonical
from orgaudit.model.place import Origin

Sections = dict[str, list[Draft]]
"""Every draft of a company by key of the top level; the company's own under ``company``."""

_make_duty: Final = fast_frozen(Duty)
_make_person: Final = fast_frozen(Person)


def assemble(sections: Sections, table: Table, report: Report, today: date) -> Organization | None:
    """Return the company; None where anything in it is wrong, which is then in the report."""
    registry = Registry()
    sections["people"] = [*who_are_somebody(sections["people"], report)]
    give_addresses(registry, report, sections)
    waivers = implied_waivers(sections)
    persons = Persons(registry.people, registry.departments, report)
    follower = Follower(registry, report, persons)
    kinds = reference_kinds(table)
    everything = (*walk(sections), *sections["waivers"], *waivers)
    for draft in everything:
        follower.gather(draft, kinds[draft.section])
    persons.settle()
    report.persons = persons.named(everything)
    follow_all(follower, everything, kinds, NAMING)
    follow_all(follower, everything, kinds, KNOWING)
    name_handoffs(sections["handoffs"], report)
    tell_look_alikes((*sections["people"], *persons.by_use.values()), report)
    tell_look_alikes(sections["departments"], report)
    if report.has_errors:
        return None
    return organization_of(sections, waivers, persons, today, Made({}).department)


def who_are_somebody(people: Iterable[Draft], report: Report) -> Iterator[Draft]:
    """Yield the people without the entries that only hold a seat open: 空席, TBD. What names one then names an empty seat, or nobody."""
    for draft in people:
        words = [str(word) for word in (draft.values.get("id"), draft.name) if isinstance(word, str) and word]
        if words and all(meaning_of(word) in ("none", "nobody", "vacancy") for word in words):
            report.note("entry_is_nobody", draft.place(), words[0])
        else:
            yield draft


def walk(sections: Sections) -> Iterator[Draft]:
    """Yield every draft but the waivers, in the order in which they are followed."""
    yield from sections["people"]
    for department in sections["departments"]:
        yield department
        yield from department.values.get("goals") or ()
        yield from department.values.get("duties") or ()
    yield from sections["duties"]
    yield from sections["handoffs"]


def follow_all(
    follower: Follower,
    drafts: Iterable[Draft],
    kinds: Mapping[str, Mapping[str, str]],
    followers: Mapping[str, Follow],
) -> None:
    """Follow what these followers follow, in all drafts."""
    wanted = {
        section: {attribute: kind for attribute, kind in of_section.items() if kind in followers}
        for section, of_section in kinds.items()
    }
    for draft in drafts:
        if wanted[draft.section]:
            follower.follow(draft, wanted[draft.section], followers)


def implied_waivers(sections: Sections) -> list[Draft]:
    """Take the waivers out of the elements that they stand under, which are their subjects."""
    waivers = []
    for draft in walk(sections):
        for waiver in draft.values.pop("waive", None) or ():
            waiver.values["subject"] = f"{draft.home}/{draft.id}" if draft.home else draft.id
            waivers.append(waiver)
    return waivers


def name_handoffs(handoffs: Iterable[Draft], report: Report) -> None:
    """Give the handoffs their ids, and tell those that are used twice."""
    first: dict[str, Draft] = {}
    for draft in handoffs:
        values = draft.values
        written = values.pop("id", None)
        if written is None and not ("source" in values and "target" in values):
            continue  # an end is missing or leads nowhere, which has been told
        what = values.get("what")
        draft.id = canonical(written) if written else f"{values['source']}->{values['target']}"
        if not written and isinstance(what, str):
            draft.id += f":{canonical(what)}"
        other = first.setdefault(draft.id, draft)
        if other is not draft:
            report.add_at("duplicate_id", draft.id_place(), found=draft.id, first=shown(other.id_place()))


def organization_of(
    sections: Sections,
    waivers: list[Draft],
    persons: Persons,
    today: date,
    department: Callable[[Draft], Department],
) -> Organization:
    """Return the company of drafts that were followed; ``department`` makes one of them."""
    made = Made({})
    company = Company(**sections["company"][0].values, origin=made.origin(sections["company"][0]))
    return Organization(
        company=company,
        as_of=company.as_of if isinstance(company.as_of, date) else today,
        people=(
            *(made.person(draft, listed=True) for draft in sections["people"]),
            *(made.person(draft, listed=False) for draft in persons.by_use.values()),
        ),
        departments=tuple(department(draft) for draft in sections["departments"]),
        unowned=tuple(made.duty(draft) for draft in sections["duties"]),
        handoffs=tuple(
            Handoff(id=draft.id, **draft.values, origin=made.origin(draft)) for draft in sections["handoffs"]
        ),
        waivers=tuple(
            Waiver(**draft.values, origin=made.origin(draft)) for draft in (*sections["waivers"], *waivers)
        ),
    )


@dataclass(frozen=True, slots=True)
class Made:
    """Elements made of their drafts. ``shared`` keeps the names of fields that elements have in common."""

    shared: dict[tuple[str, ...], tuple[str, ...]]

    def origin(self, draft: Draft) -> Origin:
        """Return where an element was written."""
        return draft.origin(self.shared)

    def person(self, draft: Draft, *, listed: bool) -> Person:
        """Return a person; ``listed`` says whether the file has an entry."""
        values = {"name": draft.written_id or draft.id, **draft.values}
        return _make_person(id=draft.id, listed=listed, **values, origin=self.origin(draft))

    def department(self, draft: Draft) -> Department:
        """Return a department with its goals and duties."""
        values: dict[str, Any] = dict(draft.values)
        if "goals" in values:
            values["goals"] = tuple([self.goal(goal) for goal in values["goals"]])
        if "duties" in values:
            values["duties"] = tuple([self.duty(duty) for duty in values["duties"]])
        return Department(id=draft.id, **values, origin=self.origin(draft))

    def duty(self, draft: Draft) -> Duty:
        """Return a duty."""
        made = _make_duty(id=draft.id, home=draft.home, **draft.values, origin=self.origin(draft))
        # The next one takes the room: nothing but the name is asked for any more.
        draft.values, draft.spans = {"name": made.name}, {}
        return made

    def goal(self, draft: Draft) -> Goal:
        """Return a goal."""
        return Goal(id=draft.id, department_id=draft.home, **draft.values, origin=self.origin(draft))
