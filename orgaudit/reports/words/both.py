"""The words of two states of one company."""

from orgaudit.model.dataclass import dataclass, replace
from orgaudit.model.organization import Organization
from orgaudit.reports.words.localizer import Localizer, localizer
from orgaudit.reports.words.path_base import PathBase
from orgaudit.reports.words.redaction import redactor
from orgaudit.wording.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class BothWords:
    """The words of the old and of the new state. A person has the same pseudonym in both."""

    old: Localizer
    new: Localizer


def both_words(
    old: Organization, new: Organization, catalogue: Catalogue, *, redact: bool, base: PathBase | None = None
) -> BothWords:
    """Return the words for both states."""
    told = [localizer(org, catalogue, redact=False, base=base) for org in (old, new)]
    if redact:
        hidden = redactor(together(old, new), catalogue)
        told = [replace(words, redactor=hidden) for words in told]
    return BothWords(*told)


def together(old: Organization, new: Organization) -> Organization:
    """Return everything of both states side by side: whoever is named in one is hidden in both."""
    return replace(
        new,
        people=new.people + old.people,
        departments=new.departments + old.departments,
        unowned=new.unowned + old.unowned,
        handoffs=new.handoffs + old.handoffs,
        waivers=new.waivers + old.waivers,
    )
