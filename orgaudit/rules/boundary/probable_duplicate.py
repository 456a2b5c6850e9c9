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
- Each with a written ``scope``: the cut is there, clean. Duties of one department never double one another.
- A company of one department is no subject. Where no other department lists its duties there is nothing to compare
  with: not judged. Departments without a list beside others that have one do not hinder.

Medium; high from 10 hours a month together. Recoverable hours as in BND002. It is a suspicion and costs no points; once
somebody confirms it and writes ``also_in``, BND002 counts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Related, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.knowledge.names.general import general_names
from orgaudit.model.organization import Organization
from orgaudit.rules.boundary.duplicate_groups import DuplicateGroup, duplicate_groups, has_owner, places_of
from orgaudit.rules.boundary.fixes import duplicates_merged
from orgaudit.rules.boundary.similar_names import NameKey, name_key
from orgaudit.rules.edits import facts_of
from orgaudit.rules.spec import Family, Gain, Move, Options, Origin, Rule, threshold

SHOWN = 5


@dataclass(frozen=True, slots=True)
class ProbableDuplicateOptions(Options):
    """Thresholds of BND003."""

    similarity: float = threshold(0.85, Origin.HOUSE)
    high_hours: float = threshold(10.0, Origin.HOUSE, "hours a month")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbableDuplicateFacts(Facts):
    """What BND003 tells. ``others`` and ``departments`` hold at most five; ``count`` is all duties of the group.

    ``hours_per_month`` adds what is known; ``function`` is set where two departments state it.
    """

    others: tuple[str, ...] = of("duty")
    departments: tuple[str, ...] = of("department")
    count: int
    similarity_percent: float
    function: str | None = of("function")
    hours_per_month: float | None


def check(org: Organization, options: ProbableDuplicateOptions) -> Iterator[Outcome]:
    """Judge every duty that has an owner, once for each group of duplicates."""
    if len(org.departments) < 2:
        return
    owned = [duty for duty in org.duties if has_owner(duty)]
    if sum(department.duties is not None for department in org.departments) < 2 and not org.unowned:
        yield from (NotJudged(duty, ("department.duties",)) for duty in owned)
        return
    told: set[str] = set()
    hits: dict[str, Hit] = {}
    for group in duplicate_groups(org, owned, options.similarity):
        told.update(duty.address for duty in group.others)
        hits[group.spokesman.address] = _hit(group, options)
    for duty in owned:
        if duty.address not in told:
            yield hits.get(duty.address) or Clean(duty)


def _hit(group: DuplicateGroup, options: ProbableDuplicateOptions) -> Hit:
    efforts = [duty.monthly_effort for duty in group.duties if duty.monthly_effort is not None]
    departments = tuple(dict.fromkeys(place for duty in group.duties for place in places_of(duty)))
    return Hit(
        group.spokesman,
        ProbableDuplicateFacts(
            others=tuple(duty.address for duty in group.others[:SHOWN]),
            departments=departments[:SHOWN],
            count=len(group.duties),
            similarity_percent=round(100 * group.similarity),
            function=group.function.id if group.function else None,
            hours_per_month=sum(efforts) if efforts else None,
        ),
        severity=_severity(group, sum(efforts), options),
        confidence=Confidence.MEDIUM if group.function and not group.told_apart else Confidence.LOW,
        related=tuple(Related("duty", duty.address, "duplicate") for duty in group.others),
    )


def _severity(group: DuplicateGroup, hours: float, options: ProbableDuplicateOptions) -> Severity:
    if group.told_apart or all(name_key(duty.name) in _general_keys() for duty in group.duties):
        return Severity.LOW
    return Severity.HIGH if hours >= options.high_hours else Severity.MEDIUM


@cache
def _general_keys() -> frozenset[NameKey]:
    return frozenset(name_key(name) for name in general_names())


def _fix(org: Organization, finding: Finding) -> Organization:
    return duplicates_merged(org, finding, facts_of(finding, ProbableDuplicateFacts).others)


RULE = Rule(
    id="BND003",
    name="probable-duplicate",
    family=Family.BOUNDARY,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    since="0.1",
    subject="duty",
    check=check,
    facts=ProbableDuplicateFacts,
    options=ProbableDuplicateOptions,
    supporting=("primary", "frequency", "hours_per_month"),
    counted=False,
    effort_hours=40,
    move=Move.MERGE_DUPLICATES,
    fix=_fix,
    gain=Gain.SHARE_OF_DUTY,
    gain_share=0.05,
    sources=("EETIMES",),
)
