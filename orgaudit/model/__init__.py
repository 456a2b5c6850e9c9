"""What a company is: frozen, slotted values without words, formats or judgements. The elements are named here, the rest by its module."""

from orgaudit.model.company import Company
from orgaudit.model.department import Department
from orgaudit.model.duty import UNOWNED, Duty
from orgaudit.model.goal import Goal, Period
from orgaudit.model.handoff import Handoff
from orgaudit.model.organization import Organization
from orgaudit.model.person import Person
from orgaudit.model.place import Place
from orgaudit.model.process import Process
from orgaudit.model.vocabulary import NONE, Office, StatedNone
from orgaudit.model.waiver import Waiver

__all__ = [
    "NONE",
    "UNOWNED",
    "Company",
    "Department",
    "Duty",
    "Goal",
    "Handoff",
    "Office",
    "Organization",
    "Period",
    "Person",
    "Place",
    "Process",
    "StatedNone",
    "Waiver",
]
