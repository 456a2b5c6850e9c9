"""What a rule of separation says of one process, before it is told: SOD005 reads the verdicts of SOD001 to SOD003."""

from typing import Final, NamedTuple

from orgaudit.findings.severity import Confidence, Severity


class Verdict(NamedTuple):
    """Whether the defect holds; ``None`` where unknown facts, named in ``missing``, decide it.

    ``confidence`` also belongs to a verdict of no defect: below high, a fact still unknown could show one.
    ``persons`` are those in whose hands too much lies, ``severity`` the level of the defect. ``homonyms`` are persons whose
    name may be that of two people.
    """

    holds: bool | None
    confidence: Confidence = Confidence.HIGH
    severity: Severity = Severity.HIGH
    persons: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    homonyms: tuple[str, ...] = ()


SEPARATE: Final = Verdict(holds=False)
"""No defect, and no fact still unknown can show one."""

SEPARATE_AS_WRITTEN: Final = Verdict(holds=False, confidence=Confidence.MEDIUM)


def unknown(*facts: str) -> Verdict:
    """Return the verdict that these facts decide."""
    return Verdict(holds=None, missing=facts)


def surest(verdicts: tuple[Verdict, ...]) -> int | None:
    """Return the index of the defect that is surest, then gravest, then first; ``None`` where there is none.

    Sureness goes first: else a second, less certain defect would make the whole less certain.
    """
    held = [index for index, verdict in enumerate(verdicts) if verdict.holds]
    if not held:
        return None
    return min(
        held,
        key=lambda index: (
            -verdicts[index].confidence.rank,
            -verdicts[index].severity.rank,
            index,
        ),
    )
