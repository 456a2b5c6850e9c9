"""A process: the duties and handoffs that name it."""

from collections.abc import Iterable
from typing import ClassVar, Literal

from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.duty import Duty
from orgaudit.model.handoff import Handoff
from orgaudit.model.identity import canonical
from orgaudit.model.place import UNPLACED, Origin


@dataclass(frozen=True, slots=True)
class Process:
    """One process. ``id`` is its canonical name, ``name`` as it was first written; members in file order."""

    kind: ClassVar[Literal["process"]] = "process"

    id: str
    name: str
    duties: tuple[Duty, ...] = ()
    handoffs: tuple[Handoff, ...] = ()
    origin: Origin = field(default=UNPLACED, compare=False, repr=False)

    @property
    def address(self) -> str:
        """The process's id."""
        return self.id

    @property
    def department_id(self) -> str | None:
        """The one department that all its duties stand in; ``None`` where they cross departments or there are none."""
        homes = {duty.department_id for duty in self.duties}
        return homes.pop() if len(homes) == 1 else None


def processes_of(duties: Iterable[Duty], handoffs: Iterable[Handoff]) -> tuple[Process, ...]:
    """Gather what names the same process, in the order of first mention, duties before handoffs."""
    named: dict[str, tuple[list[Duty], list[Handoff]]] = {}
    first: dict[str, Duty | Handoff] = {}
    for duty in duties:
        if isinstance(duty.process, str):
            key = canonical(duty.process)
            named.setdefault(key, ([], []))[0].append(duty)
            first.setdefault(key, duty)
    for handoff in handoffs:
        if isinstance(handoff.process, str):
            key = canonical(handoff.process)
            named.setdefault(key, ([], []))[1].append(handoff)
            first.setdefault(key, handoff)
    return tuple(
        Process(
            id=key,
            name=str(first[key].process),
            duties=tuple(named[key][0]),
            handoffs=tuple(named[key][1]),
            origin=_mention(first[key]),
        )
        for key in named
    )


def _mention(element: Duty | Handoff) -> Origin:
    """Where an element names its process; a process has no other place of its own."""
    origin = element.origin
    return Origin(origin.path, origin.fields.get("process", origin.name))
