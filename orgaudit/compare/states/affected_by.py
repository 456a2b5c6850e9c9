"""Which changes touch what a finding is about: the nearest reason to be had where nothing is tried out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from orgaudit.compare.simulate.references import persons_in, types_of
from orgaudit.compare.states.pairing import Element, address_of
from orgaudit.compare.states.partial_states import Mixer
from orgaudit.findings.finding import Finding
from orgaudit.model import Handoff, Organization, Person
from orgaudit.model.identity import canonical
from orgaudit.results.difference import Cause, Change

_PERSONAL: Final = frozenset(
    ("person", "persons", "checker", "count_or_persons", "dates_by_person", "person_or_text")
)

Key = tuple[str, str]


class AffectedBy:
    """What each change touches, by key. Elements themselves come before the departments that they stand in."""

    def __init__(self, mixer: Mixer, changes: Sequence[Change]) -> None:
        self._old_keys = mixer.pairing.old_keys
        self._new_keys = mixer.pairing.new_keys
        self._mixer = mixer
        self._old, self._new = _by_address(mixer.old), _by_address(mixer.new)
        self._elements: dict[Key, list[int]] = {}
        self._departments: dict[str, list[int]] = {}
        for position, change in enumerate(changes):
            for key in set(self._touched(change)):
                self._elements.setdefault(key, []).append(position)
            homes = {home for element in self._states(change) for home in _homes_of(element)}
            for department in {self._department(home) for home in homes}:
                self._departments.setdefault(department, []).append(position)
        self._company = tuple(
            position for position, change in enumerate(changes) if change.element == "company"
        )

    def cause(self, finding: Finding) -> Cause:
        """Return the changes that touch the elements of a finding, else its department, else the whole company."""
        subject = finding.subject
        about = {self._key(subject.kind, subject.address)}
        about |= {self._key(item.kind, item.id) for item in finding.related}
        if subject.kind == "process":
            about |= set(self._members(subject.address))
        for found in (
            {position for key in about for position in self._elements.get(key, ())},
            set(self._departments.get(self._department(subject.department_id), ())),
            set(self._company),
        ):
            if found:
                return Cause("touching", tuple(sorted(found)))
        return Cause("unknown")

    def _key(self, kind: str, address: str) -> Key:
        return kind, self._new_keys.get((kind, address)) or self._old_keys.get((kind, address)) or address

    def _department(self, department: str | None) -> str:
        return self._key("department", department)[1] if department else ""

    def _members(self, process: str) -> Iterator[Key]:
        for org in (self._mixer.old, self._mixer.new):
            found = org.process_by_id.get(process)
            if found:
                yield from (self._key("duty", duty.address) for duty in found.duties)
                yield from (self._key("handoff", handoff.id) for handoff in found.handoffs)

    def _touched(self, change: Change) -> Iterator[Key]:
        for kind, address in ((change.element, change.new or change.old), *change.inside):
            yield self._key(kind, str(address))
        type_ = types_of(change.element).get(change.field, "") if change.field else ""
        for value in (change.before, change.after):
            if type_ in _PERSONAL:
                yield from (("person", person) for person in _texts(value))
            if type_ == "skills" and isinstance(value, Mapping):
                yield from (self._key("duty", address) for address in value)
        yield from self._beside(change)

    def _states(self, change: Change) -> Iterator[Element]:
        """Yield the element of a change as it is in each state where it is there."""
        for index, address in ((self._old, change.old), (self._new, change.new)):
            if address is not None and (change.element, address) in index:
                yield index[change.element, address]

    def _beside(self, change: Change) -> Iterator[Key]:
        """Yield what stands beside an element: its process, the ends of a handoff; of what came, went or moved also its persons."""
        for element in self._states(change):
            if change.kind in ("added", "removed", "moved"):
                yield from (("person", person) for person in persons_in(element, change.element))
            if isinstance(getattr(element, "process", None), str):
                yield "process", canonical(element.process)
            if isinstance(element, Handoff):
                for end in (element.source, element.target):
                    yield self._key("duty" if "/" in end else "department", end)


def _by_address(org: Organization) -> dict[Key, Element]:
    kinds: tuple[tuple[str, tuple[Element, ...]], ...] = (
        ("department", org.departments),
        ("duty", org.duties),
        ("goal", org.goals),
        ("handoff", org.handoffs),
        ("person", org.people),
    )
    return {(kind, address_of(item)): item for kind, items in kinds for item in items}


def _homes_of(element: Element) -> tuple[str, ...]:
    """Return the departments that an element stands in or between."""
    if isinstance(element, Handoff):
        return element.source_department, element.target_department
    home = element.department if isinstance(element, Person) else element.department_id
    return (home,) if isinstance(home, str) else ()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | Mapping):
        yield from (item for item in value if isinstance(item, str))
