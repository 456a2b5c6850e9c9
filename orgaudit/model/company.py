"""The company itself."""

from datetime import date
from typing import ClassVar, Literal

from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.place import UNPLACED, Origin
from orgaudit.model.vocabulary import Industry, StatedNone


@dataclass(frozen=True, slots=True)
class Company:
    """What is said about the company as a whole."""

    kind: ClassVar[Literal["company"]] = "company"
    address: ClassVar[str] = "company"

    name: str
    employees: int | StatedNone | None = None
    country: str | StatedNone | None = None
    industry: Industry | None = None
    regulated: bool | None = None
    as_of: date | StatedNone | None = None
    turnover_rate: float | StatedNone | None = None
    origin: Origin = field(default=UNPLACED, compare=False, repr=False)

    @property
    def department_id(self) -> None:
        """A company belongs to no department."""
        return None

    @property
    def is_regulated(self) -> bool | None:
        """Whether the trade is regulated; finance is, without being asked. ``None`` where unknown."""
        return True if self.industry == "finance" else self.regulated
