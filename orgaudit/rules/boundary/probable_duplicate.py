"""BND003 probable-duplicate: two departments seem to do the same work.

Hit where duties of different departments state the same function and have names that are alike to 0.85 (house default;
Dice's coefficient over the character pairs of the words, fillers such as の left out, different numbers never alike).
Only function and name are used.

- Confidence is medium, because the likeness of names is read, not declared. Where fewer than two departments state
  the function the name alone is judged, at low confidence; different functions are no duplicate.
- Names that many departments rightly share (knowledge/names/general.yaml) are a question, hence low. So are names that
  are alike only without the department that they name in brackets, as 月次報告(営業) and 月次報告(経理): low confidence too.
- One finding for each group: its subject is the duty that BND002 would hit, else the first by address; the others
  are related and have no judgement of their own. The order of the file changes nothing.
- Sister units (sister_units.py), such as shops, rightly do the same in each place: what stands in them alone is one info
  finding for all of it, at low confidence, that only asks whether it is meant to be done once; nothing is to be merged.
- Each with a written ``scope``: the cut is there, clean. Duties of one department never double one another.
- A company of one department is no subject. Where no other department lists its duties there is nothing to compare
  with: not judged. Departments without a list beside others that have one do not hinder.

Medium; high from 10 hours a month together. Recoverable hours as in BND002. It is a suspicion and costs no points; once
somebody confirms it and writes ``also_in``, BND002 counts.
"""

from collections.abc import Sequence
from typing import Any

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcomes, Related, internal, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model.dataclass import dataclass
from orgaudit.model.duty import Duty
from orgaudit.model.organization import Organization
from orgaudit.rules.boundary.duplicate_groups import (
    DuplicateGroup,
    by_units,
    duplicate_groups,
    has_owner,
    places_of,
)
from orgaudit.rules.boundary.fixes import duplicates_merged
from orgaudit.rules.sister_units import sister_units
from orgaudit.rules.spec import Family, Gain, Move, Options, Origin, Rule, threshold

SHOWN = 5


@dataclass(frozen=True, slots=True)
class ProbableDuplicateOptions(Options):
    """Thresholds of BND003."""

    similarity: float = threshold(0.85, Origin.HOUSE)
    high_hours: float = threshold(10.0, Origin.HOUSE, "hours a month")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbableDuplicateFacts(Facts):
    """What BND003 tells. ``others`` and ``departments`` hold at most five; ``count`` is all duties concerned.

    ``departments_more`` counts the other departments. ``hours_per_month`` adds what is known; ``function`` is set where two departments state it. Of sister units ``units``
    counts the departments and ``shared_names`` what they all do, and there is no ``similarity_percent``.
    """

    others: tuple[str, ...] = of("duty")
    departments: tuple[str, ...] = of("department")
    departments_more: int | None = internal()
    count: int = internal()
    similarity_percent: float | None
    function: str | None = of("function")
    hours_per_month: float | None
    units: int | None = internal(default=None)
    shared_names: int | None = None


def check(org: Organization, options: ProbableDuplicateOptions) -> Outcomes:
    """Judge every duty that has an owner, once for each group of duplicates."""
    if len(org.departments) < 2:
        return
    owned = [duty for duty in org.duties if has_owner(duty)]
    if sum(department.duties is not None for department in org.departments) < 2 and not org.unowned:
        yield from (NotJudged(duty, ("department.duties",)) for duty in owned)
        return
    groups = list(duplicate_groups(org, owned, options.similarity))
    told = {duty.address for group in groups for duty in group.duties}
    units = sister_units(org)
    found = [_hit(group, options) for group in groups if not units.hold(group.duties)]
    found += [_sister_hit(org, alike) for alike in by_units(groups, units)]
    hits = {hit.subject.address: hit for hit in found}
    for duty in owned:
        if duty.address in hits:
            yield hits[duty.address]
        elif duty.address not in told:
            yield Clean(duty)


def _hit(group: DuplicateGroup, options: ProbableDuplicateOptions) -> Hit:
    facts = _facts(
        group.duties,
        similarity_percent=round(100 * group.similarity),
        function=group.function.id if group.function else None,
    )
    level = Severity.HIGH if (facts.hours_per_month or 0.0) >= options.high_hours else Severity.MEDIUM
    return Hit(
        group.spokesman,
        facts,
        severity=Severity.LOW if group.told_apart or group.is_general else level,
        confidence=Confidence.MEDIUM if group.function and not group.told_apart else Confidence.LOW,
        related=Related.each("duty", (duty.address for duty in group.others), "duplicate"),
    )


def _sister_hit(org: Organization, groups: list[DuplicateGroup]) -> Hit:
    """Return the one question for all that the same sister units do alike."""
    duties = [duty for group in groups for duty in group.duties]
    duties.sort(key=lambda duty: org.identity("duty", duty.address))
    departments = _departments(duties)
    return Hit(
        duties[0],
        _facts(
            duties,
            similarity_percent=None,
            function=None,
            units=len(departments),
            shared_names=len(groups),
        ),
        severity=Severity.INFO,
        confidence=Confidence.LOW,
        related=Related.each("department", departments, "sister"),
    )


def _facts(duties: Sequence[Duty], **own: Any) -> ProbableDuplicateFacts:
    departments = _departments(duties)
    efforts = [duty.monthly_effort for duty in duties if duty.monthly_effort is not None]
    return ProbableDuplicateFacts(
        others=tuple(duty.address for duty in duties[1 : SHOWN + 1]),
        departments=departments[:SHOWN],
        departments_more=max(len(departments) - SHOWN, 0) or None,
        count=len(duties),
        hours_per_month=sum(efforts) if efforts else None,
        **own,
    )


def _departments(duties: Sequence[Duty]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place for duty in duties for place in places_of(duty)))


RULE = Rule(
    id="BND003",
    name="probable-duplicate",
    family=Family.BOUNDARY,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="duty",
    check=check,
    facts=ProbableDuplicateFacts,
    options=ProbableDuplicateOptions,
    supporting=("primary", "frequency", "hours_per_month"),
    counted=False,
    effort_hours=40,
    move=Move.MERGE_DUPLICATES,
    fix=duplicates_merged,
    gain=Gain.SHARE_OF_DUTY,
    gain_share=0.05,
    sources=("EETIMES",),
)
