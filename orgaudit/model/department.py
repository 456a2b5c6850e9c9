"""A department and what stands in it."""

from datetime import date
from typing import ClassVar, Literal

from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.duty import Duty, Texts
from orgaudit.model.goal import Goal
from orgaudit.model.place import UNPLACED, Origin
from orgaudit.model.vocabulary import Office, Provider, StatedNone


@dataclass(frozen=True, slots=True)
class Department:
    """One department. ``goals`` and ``duties`` are ``None`` where unknown, empty where it is said that there are none.

    ``vacancies`` names the fields in which an empty seat is stated, as in a duty.
    """

    kind: ClassVar[Literal["department"]] = "department"

    id: str
    name: str
    office: Office | None = None
    office_reason: str | StatedNone | None = None
    parent: str | StatedNone | None = None
    head: str | StatedNone | None = None
    headcount: float | StatedNone | None = None
    site: str | StatedNone | None = None
    mission: str | StatedNone | None = None
    created_on: date | StatedNone | None = None
    charter: Texts | None = None
    charter_reviewed_on: date | StatedNone | None = None
    goals: tuple[Goal, ...] | None = None
    duties: tuple[Duty, ...] | None = None
    provided_by: Provider | None = None
    formerly: Texts = ()
    vacancies: Texts = ()
    origin: Origin = field(default=UNPLACED, compare=False, repr=False)

    @property
    def address(self) -> str:
        """The department's id."""
        return self.id

    @property
    def recurring_duties(self) -> tuple[Duty, ...]:
        """The duties that come back; none where they are not written."""
        return tuple([duty for duty in self.duties or () if duty.duty_kind == "recurring"])

    @property
    def department_id(self) -> str:
        """A department belongs to itself."""
        return self.id
