"""A department whose part of a text stays as it was: what it gave, and what it asked of the rest of the company."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, Final

from orgaudit.intake.again.chunk_reading import Chunk
from orgaudit.intake.draft import Draft
from orgaudit.intake.follower import PERSON_TYPES, texts_of
from orgaudit.intake.persons import Meant, Persons
from orgaudit.intake.registry import Names, Registry
from orgaudit.intake.yaml.positions import Lines, Spans, moved
from orgaudit.model import NONE, Department, Duty, Goal, Place
from orgaudit.model.dataclass import dataclass, field, fields, replace
from orgaudit.model.fast_frozen import fast_frozen
from orgaudit.model.place import Origin

_FROM_ELSEWHERE: Final = frozenset(("owner", "from_goal"))
"""Values of a goal that are followed to what stands in other departments, or is known of everyone."""


class Asking(Persons):
    """Persons who take note of what was asked of them."""

    __slots__ = ("answers", "asked")

    def __init__(self, *given: Any) -> None:
        Persons.__init__(self, *given)
        self.answers: dict[str, Meant] = {}
        self.asked: dict[str, None] = {}

    def of(self, text: str) -> Meant:
        """Return who is meant by a text, and take note of the question."""
        self.asked[text] = None
        known = self.answers.get(text)
        if known is None:
            known = self.answers[text] = Persons.of(self, text)
        return known


@dataclass(slots=True)
class AskedNames(Names):
    """Names that take note of what was looked for among them, and found."""

    asked: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def find(self, text: str) -> tuple[str, ...]:
        """Return the ids that a reference can mean, and take note of it."""
        found = self.asked[text] = Names.find(self, text)
        return found

    def still(self, asked: Mapping[str, tuple[str, ...]]) -> bool:
        """Whether what was found before would be found now."""
        return all(Names.find(self, text) == found for text, found in asked.items())


@dataclass(slots=True)
class Settled:
    """One department as it was made. ``by`` is how far down its chunk stood.

    ``named`` are the texts in it that can name persons, each with its first place; ``asked`` those of them that were asked for, in order.
    ``goals`` and ``duties`` are the names inside it, as they were registered. ``steady`` says that it depends on nothing but who is meant by
    these texts, and on what was found among the names of departments and people. ``waivers`` are the drafts of those in it, as they stood at ``by_of_waivers``.
    """

    chunk: Chunk
    by: int
    draft: Draft
    named: dict[str, Place]
    goals: Names | None
    duties: Names | None
    steady: bool
    waivers: tuple[Draft, ...] = ()
    by_of_waivers: int = 0
    asked: tuple[str, ...] = ()
    departments: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    element: Department | None = None

    def at(self, by: int) -> "Settled":
        """Return the same department where its chunk stands now."""
        further = by - self.by
        if not further or self.element is None:
            return self
        named = {text: Place(place.path, *moved(place[1:], further)) for text, place in self.named.items()}
        element = _moved_department(self.element, further, self.chunk.lines.moved(by))
        return replace(self, by=by, named=named, element=element)


def settled_of(
    draft: Draft, chunk: Chunk, by: int, registry: Registry, kinds: Mapping[str, Mapping[str, str]]
) -> Settled:
    """Return a department that has its addresses, before anything in it is followed."""
    goals, duties = draft.values.get("goals") or (), draft.values.get("duties") or ()
    named: dict[str, Place] = {}
    for inner in (draft, *goals, *duties):
        of_section = kinds[inner.section]
        for attribute, value in inner.values.items():
            if of_section.get(attribute) in PERSON_TYPES and value is not NONE:
                for text in texts_of(value):
                    if text not in named:
                        named[text] = inner.place(attribute)
    return Settled(
        chunk=chunk,
        by=by,
        draft=draft,
        named=named,
        goals=registry.goals.get(draft.id),
        duties=registry.duties.get(draft.id),
        steady=chunk.is_item and not any(goal.values.keys() & _FROM_ELSEWHERE for goal in goals),
    )


_make_duty: Final = fast_frozen(Duty)
_make_goal: Final = fast_frozen(Goal)
_make_department: Final = fast_frozen(Department)


def _mover(kind: Any, make: Callable[..., Any]) -> Callable[[Any, Origin], Any]:
    """Return what makes an element that stands elsewhere, and is the same otherwise."""
    names = [item.name for item in fields(kind)]
    values, place = attrgetter(*names), names.index("origin")

    def elsewhere(element: Any, origin: Origin) -> Any:
        found = list(values(element))
        found[place] = origin
        return make(*found)

    return elsewhere


_duty: Final = _mover(Duty, _make_duty)
_goal: Final = _mover(Goal, _make_goal)
_department: Final = _mover(Department, _make_department)


def _moved_department(element: Department, by: int, lines: Lines) -> Department:
    goals, duties = element.goals, element.duties
    found: Department = _department(element, _moved(element.origin, by, lines))
    if goals is not None:
        goals = tuple([_goal(goal, _moved(goal.origin, by, lines)) for goal in goals])
    if duties is not None:
        duties = tuple([_duty(duty, _moved(duty.origin, by, lines)) for duty in duties])
    return replace(found, goals=goals, duties=duties)


def _moved(origin: Origin, by: int, lines: Lines) -> Origin:
    spans = origin.fields
    fields_ = spans.moved(by, lines) if isinstance(spans, Spans) else spans
    return Origin(origin.path, moved(origin.name, by), fields_)
