"""Work that passes from one department or duty to another."""

from typing import ClassVar, Literal

from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.place import UNPLACED, Origin
from orgaudit.model.vocabulary import Medium, StatedNone


@dataclass(frozen=True, slots=True)
class Handoff:
    """One handoff. ``source`` and ``target`` are addresses of departments or duties."""

    kind: ClassVar[Literal["handoff"]] = "handoff"

    id: str
    source: str
    target: str
    what: str | StatedNone | None = None
    medium: Medium | None = None
    volume_per_month: float | StatedNone | None = None
    wait_days: float | StatedNone | None = None
    work_hours: float | StatedNone | None = None
    sla_days: float | StatedNone | None = None
    return_rate: float | StatedNone | None = None
    rekeyed: bool | None = None
    shared_system: str | StatedNone | None = None
    key: str | StatedNone | None = None
    key_name_from: str | StatedNone | None = None
    key_name_to: str | StatedNone | None = None
    timestamp: bool | None = None
    acceptance: str | StatedNone | None = None
    escalation: str | StatedNone | None = None
    process: str | StatedNone | None = None
    formerly: tuple[str, ...] = ()
    origin: Origin = field(default=UNPLACED, compare=False, repr=False)

    @property
    def address(self) -> str:
        """The handoff's id."""
        return self.id

    @property
    def name(self) -> str:
        """What a reader calls this handoff."""
        return self.id

    @property
    def source_department(self) -> str:
        """The id of the department that hands over."""
        return self.source.partition("/")[0]

    @property
    def target_department(self) -> str:
        """The id of the department that receives."""
        return self.target.partition("/")[0]

    @property
    def department_id(self) -> str:
        """A handoff is counted at the department that hands over."""
        return self.source_department


def handoff_id(handoff: Handoff, source: str, target: str) -> str:
    """Return the id of a handoff between these ends: the one it was given, or the ends themselves and what passes."""
    ends = f"{handoff.source}->{handoff.target}"
    own = handoff.id
    if own == ends or own.startswith(f"{ends}:"):
        return f"{source}->{target}{own.removeprefix(ends)}"
    return own
