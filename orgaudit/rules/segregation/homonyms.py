"""Names that may be two people: a finding that rests on their being one is inferred, and says so."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from orgaudit.findings.severity import Confidence
from orgaudit.model.organization import Organization
from orgaudit.model.process import Process


class Named(NamedTuple):
    """Persons that a defect names, and how sure it is that each is one person; ``homonyms`` are those of whom it is not."""

    persons: tuple[str, ...]
    confidence: Confidence = Confidence.HIGH
    homonyms: tuple[str, ...] = ()


def named(
    org: Organization, process: Process, persons: Iterable[str], found: Callable[[Process], Iterable[str]]
) -> Named:
    """Return those who are surely one person, else all.

    Surely one is who has an entry of their own, or of whom ``found`` tells the defect within one department as well.
    """
    everyone = tuple(persons)
    doubtful = {person for person in everyone if org.may_be_several(person)}
    if doubtful:
        homes = dict.fromkeys(duty.home for duty in process.duties)
        parts = (tuple(duty for duty in process.duties if duty.home == home) for home in homes)
        for duties in parts:
            doubtful.difference_update(found(Process(process.id, process.name, duties)))
    sure = tuple(person for person in everyone if person not in doubtful)
    return Named(sure) if sure else Named(everyone, Confidence.LOW, everyone)
