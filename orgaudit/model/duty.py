"""A duty: recurring work or a project that somebody answers for."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import ClassVar, Final, Literal

from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.place import UNPLACED, Origin
from orgaudit.model.vocabulary import (
    Criticality,
    CustomerContact,
    DataClass,
    Deadline,
    DutyKind,
    Frequency,
    Judgement,
    Manual,
    Medium,
    Office,
    PaperReason,
    Payment,
    Provider,
    Purpose,
    RekeyPurpose,
    StatedNone,
    Step,
    Storage,
)

Texts = tuple[str, ...]
"""A list field: an empty tuple states that there is none."""

UNOWNED = "-"
"""The department part of the address of a duty that stands in the top-level list."""

# Written out each time, these would be put together anew for each of a hundred thousand questions.
_NUMBER: Final = (int, float)
_LISTED: Final = (tuple, Mapping)


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty. ``departments`` is set only for duties of the top-level list: who claims them, perhaps nobody.

    ``vacancies`` names the fields in which an empty seat is stated (空席, TBD); the seat itself is nobody: such a field is
    empty or NONE where nobody else stands in it. ``groups`` names those in which a group stands (全員, the team), so that who it
    is is unknown but not unwritten.
    """

    kind: ClassVar[Literal["duty"]] = "duty"

    id: str
    name: str
    home: str
    departments: Texts | None = None
    function: str | StatedNone | None = None
    office: Office | None = None
    office_reason: str | StatedNone | None = None
    purpose: Purpose | None = None
    customer_contact: CustomerContact | None = None
    primary: Texts | None = None
    backups: Texts | None = None
    accountable: Texts | None = None
    frequency: Frequency | None = None
    hours_per_month: float | StatedNone | None = None
    minutes_per_case: float | StatedNone | None = None
    volume_per_month: float | StatedNone | None = None
    monthly_hours: Mapping[int, float] | None = None
    peak_months: tuple[int, ...] | None = None
    manual: Manual | None = None
    manual_reviewed_on: date | StatedNone | None = None
    changed_on: date | StatedNone | None = None
    media: tuple[Medium, ...] | None = None
    systems: Texts | None = None
    rekey: int | StatedNone | None = None
    rekey_purpose: RekeyPurpose | None = None
    seals: int | StatedNone | None = None
    storage: Storage | None = None
    payments: tuple[Payment, ...] | None = None
    paper_required_by: PaperReason | None = None
    judgement: Judgement | None = None
    exception_rate: float | StatedNone | None = None
    error_rate: float | StatedNone | None = None
    changes_per_year: float | StatedNone | None = None
    specialist: bool | None = None
    licence: str | StatedNone | None = None
    criticality: Criticality | None = None
    deadline: Deadline | None = None
    next_due_on: date | StatedNone | None = None
    stoppable: bool | None = None
    consumer: Texts | None = None
    performed_by: Provider | None = None
    vendor_review_on: date | StatedNone | None = None
    sla: str | StatedNone | None = None
    process: str | StatedNone | None = None
    step: Step | None = None
    checked_by: str | StatedNone | None = None
    compensating: Texts | None = None
    approvals: int | Texts | StatedNone | None = None
    macro_owner: str | StatedNone | None = None
    bot: bool | None = None
    bot_owner: str | StatedNone | None = None
    last_done: Mapping[str, date] | None = None
    data_class: DataClass | None = None
    duty_kind: DutyKind = "recurring"
    scope: str | StatedNone | None = None
    also_in: Texts | None = None
    tags: Texts | None = None
    note: str | StatedNone | None = None
    formerly: Texts = ()
    vacancies: Texts = ()
    groups: Texts = ()
    origin: Origin = field(default=UNPLACED, compare=False, repr=False)

    @property
    def address(self) -> str:
        """``department/duty``, or ``-/duty`` for the top-level list."""
        return f"{self.home}/{self.id}"

    @property
    def department_id(self) -> str | None:
        """The one department that answers for this duty, or ``None`` where none or several claim it."""
        if self.home != UNOWNED:
            return self.home
        claimed = self.departments or ()
        return claimed[0] if len(claimed) == 1 else None

    @property
    def is_recurring(self) -> bool:
        """Whether the duty comes back; projects end."""
        return self.duty_kind == "recurring"

    @property
    def monthly_effort(self) -> float | None:
        """Hours in a mean month, from the best fact given; ``None`` where nothing is known.

        Order: ``hours_per_month``, the mean of ``monthly_hours``, minutes times cases.
        """
        hours = self.hours_per_month
        if isinstance(hours, _NUMBER):
            return float(hours)
        if self.monthly_hours:
            return sum(self.monthly_hours.values()) / 12
        if isinstance(self.minutes_per_case, _NUMBER) and isinstance(self.volume_per_month, _NUMBER):
            return self.minutes_per_case * self.volume_per_month / 60
        return None

    def persons(self) -> Iterator[str]:
        """Yield everyone whom the duty names, in whatever role, some perhaps twice; a checker may be a department."""
        for listed in (self.primary, self.backups, self.accountable, self.approvals, self.last_done):
            # A look whether something is a map takes ten times as long, and most of these are not written.
            if listed is not None and isinstance(listed, _LISTED):
                yield from listed
        for person in (self.checked_by, self.macro_owner, self.bot_owner):
            if person is not None and isinstance(person, str):
                yield person
