"""What a rule of separation says of one process, before it is told: SOD005 reads the verdicts of SOD001 to SOD003."""

from collections.abc import Callable, Mapping
from typing import Final

from orgaudit.findings.hit import Facts, Hit, Outcomes, Related
from orgaudit.findings.severity import Confidence, Severity, weakest
from orgaudit.model import Organization, Process
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.rules.known import NO, NO_AS_WRITTEN, Known, unknown, without_hit
from orgaudit.rules.segregation.firm import is_tiny


class Verdict(NamedTuple):
    """Whether the defect holds.

    ``persons`` are those in whose hands too much lies, ``severity`` the level of the defect. ``homonyms`` are persons whose
    name may be that of two people, ``vacant`` is whether an empty seat is among them.
    """

    known: Known
    severity: Severity = Severity.HIGH
    persons: tuple[str, ...] = ()
    homonyms: tuple[str, ...] = ()
    vacant: bool = False

    def graded(self, severity: Severity, *sures: Confidence) -> "Verdict":
        """Return the defect at this level, no surer than the weakest of these."""
        sure = weakest(self.known.sure, *sures)
        return self._replace(known=self.known._replace(sure=sure), severity=severity)

    def hit(self, process: Process, facts: Facts, role: str, **duties: tuple[str, ...]) -> Hit:
        """Return the hit that tells the defect: its persons are related by their role, duties by theirs."""
        related = Related.each("person", self.persons, role)
        for own_role, addresses in duties.items():
            related += Related.each("duty", addresses, own_role)
        return Hit(process, facts, severity=self.severity, confidence=self.known.sure, related=related)


SEPARATE: Final = Verdict(NO)
"""No defect, and no fact still unknown can show one."""

SEPARATE_AS_WRITTEN: Final = Verdict(NO_AS_WRITTEN)


def undecided(*facts: str) -> Verdict:
    """Return the verdict that these facts decide."""
    return Verdict(unknown(*facts))


def judged(
    org: Organization,
    tiny_firm: int,
    judge: Callable[[Process], Verdict],
    hit: Callable[[Process, Verdict], Hit],
    least_duties: int = 2,
) -> Outcomes:
    """Yield what is judged of every process of so many duties; clean where too few people work for another hand."""
    too_small = is_tiny(org, tiny_firm)
    for process in org.processes:
        if len(process.duties) >= least_duties:
            verdict = SEPARATE if too_small else judge(process)
            yield without_hit(process, verdict.known) or hit(process, verdict)


def surest(verdicts: Mapping[str, Verdict]) -> str | None:
    """Return the name of the defect that is surest, then gravest, then first; ``None`` where there is none.

    Sureness goes first: else a second, less certain defect would make the whole less certain.
    """
    held = [name for name, verdict in verdicts.items() if verdict.known.holds]
    return max(
        held, key=lambda name: (verdicts[name].known.sure.rank, verdicts[name].severity.rank), default=None
    )
