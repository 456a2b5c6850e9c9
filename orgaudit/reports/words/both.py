"""The words of two states of one company."""

from orgaudit.model.dataclass import dataclass
from orgaudit.reports.words.localizer import Localizer


@dataclass(frozen=True, slots=True)
class BothWords:
    """The words of the old and of the new state. A person has the same pseudonym in both."""

    old: Localizer
    new: Localizer
