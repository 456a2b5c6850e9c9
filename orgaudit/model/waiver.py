"""An accepted risk: who accepts which finding, why and until when."""

from datetime import date

from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.place import UNPLACED, Origin


@dataclass(frozen=True, slots=True)
class Waiver:
    """One waiver. ``rule`` is an id, ``subject`` an address, ``owner`` a person or department of the file."""

    rule: str
    subject: str
    reason: str
    owner: str
    expires: date
    origin: Origin = field(default=UNPLACED, compare=False, repr=False)
