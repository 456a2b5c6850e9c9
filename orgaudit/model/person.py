"""A person who does duties. Names are sensitive: nothing here ranks people."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Literal

from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.place import UNPLACED, Origin
from orgaudit.model.vocabulary import StatedNone


@dataclass(frozen=True, slots=True)
class Person:
    """One person. ``skills`` maps a duty address to 0–4: 0 none, 1 with help, 2 alone, 3 exceptions, 4 can teach.

    ``listed`` is False for one who has no entry of their own and exists by being named. ``vacancies`` names the fields in which an
    empty seat is stated, as in a duty.
    """

    kind: ClassVar[Literal["person"]] = "person"

    id: str
    name: str
    department: str | StatedNone | None = None
    fte: float | StatedNone | None = None
    leaving_on: date | StatedNone | None = None
    reports_to: str | StatedNone | None = None
    skills: Mapping[str, int] | None = None
    listed: bool = True
    vacancies: tuple[str, ...] = ()
    origin: Origin = field(default=UNPLACED, compare=False, repr=False)

    @property
    def address(self) -> str:
        """The person's id."""
        return self.id

    @property
    def department_id(self) -> str | None:
        """The department the person belongs to, if one is stated."""
        return self.department if isinstance(self.department, str) else None
