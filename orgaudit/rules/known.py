"""What the facts say of one condition: it holds, it does not, or they do not tell.

Three-valued logic in Kleene's strong sense: a condition of several parts is decided as soon as the known parts decide
it, whatever the unknown ones turn out to be. With the answer go how sure it is and, where there is none, the fields that
would give one.
"""

from collections.abc import Callable
from functools import cache
from typing import Final, TypeVar

from orgaudit.findings.hit import Clean, NotJudged, Subject
from orgaudit.findings.severity import Confidence, weakest
from orgaudit.model.named_tuple import NamedTuple

T = TypeVar("T")


class Known(NamedTuple):
    """Whether a condition holds; ``None`` where the facts named in ``missing`` (``duty.backups``) decide it.

    ``sure`` belongs to either answer: below high, a fact still unknown could turn it. It means nothing where there is none.
    """

    holds: bool | None
    sure: Confidence = Confidence.HIGH
    missing: tuple[str, ...] = ()


YES = Known(holds=True)
NO = Known(holds=False)
YES_AS_WRITTEN = Known(holds=True, sure=Confidence.MEDIUM)
"""It holds as written, but a fact still unknown could show that it does not."""
INFERRED = Known(holds=True, sure=Confidence.LOW)
"""It holds by what a name suggests, or by a gap where others of the file have the fact."""
NO_AS_WRITTEN = Known(holds=False, sure=Confidence.MEDIUM)
"""It does not hold as written, but a fact still unknown could show that it does."""


@cache
def unknown(*missing: str) -> Known:
    """Return the answer that these fields would decide."""
    return Known(holds=None, missing=missing)


def tested(fact: T | None, passes: Callable[[T], bool], name: str) -> Known:
    """Return whether a fact passes a test; where it is not written, its name is what is missing."""
    return unknown(name) if fact is None else Known(holds=passes(fact))


_HELD: Final = {sure: Known(holds=True, sure=sure) for sure in Confidence}
_REFUTED: Final = {sure: Known(holds=False, sure=sure) for sure in Confidence}


def unwritten(subject: Subject, *names: str) -> tuple[str, ...]:
    """Return those of a subject's fields that say nothing, as ``duty.backups``."""
    return tuple([f"{subject.kind}.{name}" for name in names if getattr(subject, name) is None])


def without_hit(subject: Subject, known: Known) -> Clean | NotJudged | None:
    """Return the outcome for a subject whose defect is refuted or unknown; ``None`` where it holds."""
    if known.holds is None:
        return NotJudged(subject, known.missing)
    return None if known.holds else Clean(subject, known.sure)


def negated(part: Known) -> Known:
    """Return the opposite, as sure and as unknown as the part itself."""
    return part if part.holds is None else Known(not part.holds, part.sure, part.missing)


def both(*parts: Known) -> Known:
    """Return whether all parts hold.

    One that does not hold decides; of several the surest. Where none does and one is unknown, what all the unknown ones
    miss is missing. Where all hold the answer is as sure as the weakest of them.
    """
    refuted: Confidence | None = None
    sure = Confidence.HIGH
    missing: dict[str, None] | None = None
    for part in parts:
        if part.holds is None:
            missing = {**(missing or {}), **dict.fromkeys(part.missing)}
        elif not part.holds:
            refuted = part.sure if refuted is None or part.sure.at_least(refuted) else refuted
        elif part.sure is not sure:
            sure = weakest(sure, part.sure)
    if refuted is not None:
        return _REFUTED[refuted]
    return _HELD[sure] if missing is None else Known(holds=None, missing=tuple(missing))


def either(*parts: Known) -> Known:
    """Return whether at least one part holds: the mirror of ``both``."""
    return negated(both(*map(negated, parts)))
