"""A goal of a department."""

from datetime import date
from typing import ClassVar, Literal

from orgaudit.model.dataclass import dataclass, field, fields
from orgaudit.model.place import UNPLACED, Origin
from orgaudit.model.vocabulary import Controllable, GoalType, GoalUse, StatedNone


@dataclass(frozen=True, slots=True)
class Period:
    """A time span by which something is due, kept as written beside its last day."""

    text: str
    last_day: date


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal. In the file it may be a text, or an object of which only the text is written: that is the same."""

    kind: ClassVar[Literal["goal"]] = "goal"

    id: str
    text: str
    department_id: str
    kpi: str | StatedNone | None = None
    target: float | str | StatedNone | None = None
    unit: str | StatedNone | None = None
    baseline: float | str | StatedNone | None = None
    due: Period | StatedNone | None = None
    owner: str | StatedNone | None = None
    data_source: str | StatedNone | None = None
    done_when: str | StatedNone | None = None
    type: GoalType | None = None
    controllable: Controllable | None = None
    shared: bool | None = None
    use: GoalUse | None = None
    weight: float | StatedNone | None = None
    from_goal: str | StatedNone | None = None
    origin: Origin = field(default=UNPLACED, compare=False, repr=False)

    @property
    def is_bare(self) -> bool:
        """Whether nothing is written of it but the text."""
        return all(getattr(self, name) is None for name in _FACTS)

    @property
    def address(self) -> str:
        """``department/goal``."""
        return f"{self.department_id}/{self.id}"

    @property
    def name(self) -> str:
        """What a reader calls this goal: its text."""
        return self.text


_IDENTITY = ("id", "text", "department_id", "origin")
_FACTS = tuple(item.name for item in fields(Goal) if item.name not in _IDENTITY)
