"""Names that may be two people: a finding that rests on their being one is inferred, and says so."""

from collections.abc import Callable, Iterable

from orgaudit.model import Organization, Process
from orgaudit.rules.known import INFERRED, YES
from orgaudit.rules.segregation.verdict import SEPARATE, Verdict


def named(
    org: Organization, process: Process, persons: Iterable[str], found: Callable[[Process], Iterable[str]]
) -> Verdict:
    """Return the defect of those who are surely one person, else of all, which is inferred.

    Surely one is who has an entry of their own, or of whom ``found`` tells the defect within one department as well.
    """
    everyone = tuple(persons)
    if not everyone:
        return SEPARATE
    doubtful = {person for person in everyone if org.may_be_several(person)}
    if doubtful:
        homes = dict.fromkeys(duty.home for duty in process.duties)
        parts = (tuple(duty for duty in process.duties if duty.home == home) for home in homes)
        for duties in parts:
            doubtful.difference_update(found(Process(process.id, process.name, duties)))
    sure = tuple(person for person in everyone if person not in doubtful)
    return Verdict(YES, persons=sure) if sure else Verdict(INFERRED, persons=everyone, homonyms=everyone)
