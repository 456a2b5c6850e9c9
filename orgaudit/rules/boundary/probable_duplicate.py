"""BND003 probable-duplicate: two departments seem to do the same work.

Hit where duties of different departments state the same function and have names that are alike to 0.85 (house; Dice's coefficient over
the character pairs of the words, without fillers, different numbers never alike). Medium; high from 10 hours a month together (house). It
costs no points: once ``also_in`` is written, BND002 counts. Confidence is medium, low where fewer than two departments state the function.

Names that many departments rightly share (knowledge/names/general.yaml) are a question, hence low, as are those alike only without the
department in brackets, as 月次報告(営業) and 月次報告(経理), at low confidence. Sister units, such as shops, rightly do the same in each
place: one info question for all of it, at low confidence. One finding for each group, of the duty that BND002 would hit, else of the first.
Clean where each has a ``scope``, or is named in ``also_in`` of one that has. Not judged where no other department lists its duties.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcomes, Related, internal, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.boundary.duplicate_groups import DuplicateGroup, has_owner, told_groups
from orgaudit.rules.boundary.fixes import duplicates_merged
from orgaudit.rules.sister_questions import SHOWN, more_than_shown
from orgaudit.rules.spec import Family, Gain, Move, Options, Origin, Rule, threshold


@dataclass(frozen=True, slots=True)
class ProbableDuplicateOptions(Options):
    similarity: float = threshold(0.85, Origin.HOUSE)
    high_hours: float = threshold(10.0, Origin.HOUSE, "hours a month")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbableDuplicateFacts(Facts):
    """What BND003 tells of the ``count`` duties, at most five by name. Only of sister units ``units`` and ``shared_names`` are told."""

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
    if sum(item.duties is not None for item in org.departments) < 2 and not org.unowned:
        yield from (NotJudged(duty, ("department.duties",)) for duty in owned)
        return
    groups = list(told_groups(org, owned, options.similarity))
    hits = {group.spokesman.address: _hit(group, options) for group in groups}
    beside = {duty.address for group in groups for duty in group.others} - hits.keys()
    yield from (hits.get(own) or Clean(duty) for duty in owned if (own := duty.address) not in beside)


def _hit(group: DuplicateGroup, options: ProbableDuplicateOptions) -> Hit:
    departments, is_sister = group.departments, group.shared_names is not None
    asked, others = group.told_apart or group.is_general, tuple(duty.address for duty in group.others)
    level = Severity.HIGH if (group.hours_per_month or 0.0) >= options.high_hours else Severity.MEDIUM
    beside = ("department", departments, "sister") if is_sister else ("duty", others, "duplicate")
    return Hit(
        group.spokesman,
        ProbableDuplicateFacts(
            others=others[:SHOWN],
            departments=departments[:SHOWN],
            departments_more=more_than_shown(departments),
            count=len(group.duties),
            similarity_percent=None if is_sister else round(100 * group.similarity),
            function=group.function.id if group.function else None,
            hours_per_month=group.hours_per_month,
            units=len(departments) if is_sister else None,
            shared_names=group.shared_names,
        ),
        severity=Severity.INFO if is_sister else Severity.LOW if asked else level,
        confidence=Confidence.MEDIUM if group.function and not group.told_apart else Confidence.LOW,
        related=Related.each(*beside),
    )


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
