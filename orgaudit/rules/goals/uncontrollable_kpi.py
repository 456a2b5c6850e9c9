"""GOL006 uncontrollable-kpi: a goal whose figure others decide.

Hit where ``controllable: no`` is stated, or where the KPI is one that those decide who ask for the work (lexicon
``demand_kpis``: the ``kpi`` where written, else the text). People are to be judged by what they can move (controllability,
CTRL); legal teams gave up count targets because the requests are not theirs (LEGALCOUNT).
Silent: ``use: watch``; and for the lexicon ``controllable: yes``, a stated type that is no count, and words of a share or a
time, because a rate over such a count can be moved by good work. ``partly`` does not silence it, as in GOL004.

Medium. A stated ``no`` is certain once ``use`` is known; the lexicon is fairly sure where it is read from the kpi or a
text with a measure, else inferred. Whatever is not hit is not judged while ``controllable`` is unknown.
"""

from functools import partial

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.knowledge.trigger_words import Match, lexicon
from orgaudit.model import Department, Goal, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.goal_types import COUNTS, speaks_of_share_or_time, words
from orgaudit.rules.goals.fixes import goal_replaced
from orgaudit.rules.goals.goal_reading import is_measured, judged_goals
from orgaudit.rules.goals.kpi_ideas import COUNTER, kpi_ideas
from orgaudit.rules.spec import Family, Gain, Move, NoOptions, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class UncontrollableKpiFacts(Facts):
    """What GOL006 tells. ``kpi`` holds the goal's words, ``demand_group`` the lexicon's; ``ideas`` are figures of the department's own work."""

    kpi: str | None
    demand_group: str | None = of("lexicon")
    controllable: str | None = of("controllable")
    inherited_from: str | None = of("goal")
    ideas: tuple[str, ...] = of("library_kpi")


def check(org: Organization, _options: NoOptions) -> Outcomes:
    """Judge every goal; a department whose goals are unknown is not judged."""
    return judged_goals(org, partial(_judge, org))


def _judge(org: Organization, goal: Goal, department: Department) -> Outcome:
    if goal.use == "watch":
        return Clean(goal)
    demand = None if goal.controllable == "yes" else _decided_by_demand(goal)
    if goal.controllable == "no":
        return _hit(org, goal, department, demand, Confidence.HIGH)
    if demand:
        sure = bool(words(goal.kpi)) or is_measured(goal)
        return _hit(org, goal, department, demand, Confidence.MEDIUM if sure else Confidence.LOW)
    if goal.controllable is None:
        return NotJudged(goal, ("goal.controllable",))
    settled = goal.controllable == "yes" or goal.kpi is not None
    return Clean(goal, Confidence.HIGH if settled else Confidence.MEDIUM)


def _decided_by_demand(goal: Goal) -> Match | None:
    if goal.type is not None and goal.type not in COUNTS:
        return None
    said = words(goal.kpi) or goal.text
    found = lexicon("demand_kpis").find(said)
    return found[0] if found and not speaks_of_share_or_time(said) else None


def _hit(
    org: Organization, goal: Goal, department: Department, demand: Match | None, sure: Confidence
) -> Hit:
    own = "kpi" if words(goal.kpi) else "text"
    return Hit(
        goal,
        UncontrollableKpiFacts(
            kpi=words(goal.kpi) or (demand.word if demand else None),
            demand_group=demand.category if demand else None,
            controllable=goal.controllable,
            inherited_from=goal.from_goal if isinstance(goal.from_goal, str) else None,
            ideas=kpi_ideas(org, department, COUNTER, most=2),
        ),
        confidence=sure,
        field="controllable" if goal.controllable == "no" else own,
    )


RULE = Rule(
    id="GOL006",
    name="uncontrollable-kpi",
    family=Family.GOALS,
    severity=Severity.MEDIUM,
    ceiling=Severity.MEDIUM,
    subject="goal",
    check=check,
    facts=UncontrollableKpiFacts,
    softened_by=("use",),
    effort_hours=8,
    move=Move.SET_GOALS,
    fix=goal_replaced,
    gain=Gain.SHARE_OF_DEPARTMENT,
    gain_share=0.01,
    sources=("CTRL", "LEGALCOUNT"),
)
