"""GOL001 department-without-goal: a department that has no goal at all.

Both sides of a company need a clear measure of success, the supporting side as much as the selling one (S4). ``goals: none``
is a statement and fires with high confidence. Where the goals are merely not written, the rule is not judged, unless at
least half of the departments of the file write theirs: then the gap counts as a statement, at low confidence.
A middle office is high, because nothing else shows what it is for; every other office, stated or not, is medium.
A department that a vendor or the group provides has its goals there: what is not written of it here is no gap (clean, at medium confidence).
Departments younger than 90 days at ``as_of`` are spared (no outcome); without a founding date a department counts as older.
No supporting fields: the level rests on the office alone, and an unknown office already takes the lower level.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcomes, internal, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.number import number
from orgaudit.rules.duty_facts import OUTSIDE
from orgaudit.rules.goals.fixes import goal_added
from orgaudit.rules.goals.kpi_ideas import kpi_ideas
from orgaudit.rules.months import SETTLING_DAYS, settled_departments
from orgaudit.rules.recorded import RECORDED_SHARE, missing_means_none
from orgaudit.rules.spec import Family, Gain, Move, Options, Origin, Rule, threshold


@dataclass(frozen=True, slots=True)
class DepartmentWithoutGoalOptions(Options):
    settling_days: int = threshold(SETTLING_DAYS, Origin.HOUSE, "days")
    recorded_share: float = threshold(RECORDED_SHARE, Origin.HOUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentWithoutGoalFacts(Facts):
    """What GOL001 tells. ``headcount`` is told as stated: who is named may not be all; ``ideas`` are figures to start from.

    ``stated``: it is said that there is none; else none is written.
    """

    office: str | None = of("office")
    headcount: float | None
    stated: bool = internal()
    ideas: tuple[str, ...] = of("library_kpi")


def check(org: Organization, options: DepartmentWithoutGoalOptions) -> Outcomes:
    """Judge every department that is not newly founded."""
    settled = settled_departments(org, options.settling_days)
    own = [department for department in settled if department.provided_by not in OUTSIDE]
    recorded = missing_means_none(own, "goals", options.recorded_share)
    for department in settled:
        stated = department.goals is not None
        if department.goals:
            yield Clean(department)
        elif not stated and department.provided_by in OUTSIDE:
            yield Clean(department, Confidence.MEDIUM)
        elif not stated and not recorded:
            yield NotJudged(department, ("department.goals",))
        else:
            yield Hit(
                department,
                DepartmentWithoutGoalFacts(
                    office=department.office,
                    headcount=number(department.headcount),
                    stated=stated,
                    ideas=kpi_ideas(org, department),
                ),
                severity=Severity.HIGH if department.office == "middle" else Severity.MEDIUM,
                confidence=Confidence.HIGH if stated else Confidence.LOW,
                field="goals" if stated else None,
            )


RULE = Rule(
    id="GOL001",
    name="department-without-goal",
    family=Family.GOALS,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="department",
    check=check,
    facts=DepartmentWithoutGoalFacts,
    softened_by=("created_on",),
    options=DepartmentWithoutGoalOptions,
    effort_hours=8,
    move=Move.SET_GOALS,
    fix=goal_added,
    gain=Gain.SHARE_OF_DEPARTMENT,
    gain_share=0.01,
    sources=("S4",),
)
