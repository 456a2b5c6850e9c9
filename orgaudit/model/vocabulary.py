"""The enumerated values of a company description, by their canonical English names.

Three states are kept apart in every optional field: ``None`` is unknown; ``NONE`` (or an empty tuple
for a list, an empty mapping for a map) is the statement that there is none; anything else is the fact.
"""

from enum import Enum
from typing import Final, Literal


class Stated(Enum):
    """The statement that something does not exist, as opposed to not being known."""

    NONE = "none"


NONE: Final = Stated.NONE
StatedNone = Literal[Stated.NONE]

Office = Literal["front", "middle", "back", "mixed"]
Industry = Literal[
    "general",
    "finance",
    "manufacturing",
    "wholesale_retail",
    "it",
    "professional",
    "healthcare",
    "government",
]
Provider = Literal["self", "group", "vendor"]
GoalType = Literal["revenue", "volume", "output", "outcome", "quality", "speed", "cost", "accuracy", "risk"]
Controllable = Literal["yes", "partly", "no"]
GoalUse = Literal["target", "watch"]
Purpose = Literal["revenue", "support", "control", "operation"]
CustomerContact = Literal["none", "occasional", "regular"]
Frequency = Literal["daily", "weekly", "monthly", "quarterly", "yearly", "adhoc"]
Manual = Literal["none", "outdated", "ok"]
Medium = Literal[
    "paper", "mail", "fax", "seal", "excel", "access", "email", "phone", "chat", "web", "system", "edi"
]
BY_HAND: Final[frozenset[Medium]] = frozenset(("paper", "mail", "fax", "seal", "phone"))
"""Media that somebody must read or hear before a machine can go on."""

RekeyPurpose = Literal["habit", "control"]
Storage = Literal["paper_only", "electronic", "both"]
Payment = Literal["bill", "cheque", "cash", "transfer"]
PaperReason = Literal["law", "counterparty", "habit"]
Judgement = Literal["none", "rules", "expert"]
Criticality = Literal["low", "medium", "high", "critical"]
Deadline = Literal["none", "internal", "contract", "legal"]
Step = Literal["initiate", "authorise", "execute", "custody", "record", "reconcile"]
DataClass = Literal["public", "internal", "personal", "secret"]
DutyKind = Literal["recurring", "project"]
