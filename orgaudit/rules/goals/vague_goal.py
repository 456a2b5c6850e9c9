"""GOL003 vague-goal: a goal made of words that name no observable result.

Hit where the text holds at least one word of the lexicon ``vague_words`` (ASHITA, OTANI; INCOSE R7-R9 for English) and the
goal has neither a number with its unit nor a described end state. "誤り率を2.0→0.5%に改善する" is silent: the number is there.
Judged as written, so always medium confidence. Low; medium where every goal of the department is hit, also where it has
only one. Absorbs GOL005, and is absorbed by GOL002. Where a department's goals are unknown, the department is not judged.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, Outcomes, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.knowledge.trigger_words import Match, lexicon
from orgaudit.model import Goal, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.goals.fixes import goal_completed
from orgaudit.rules.goals.goal_reading import has_end_state, is_measured
from orgaudit.rules.silence import unlisted
from orgaudit.rules.spec import Family, Gain, Move, NoOptions, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class VagueGoalFacts(Facts):
    """What GOL003 tells: the words found, their categories, and how many of the department's goals are like it."""

    words: tuple[str, ...]
    categories: tuple[str, ...] = of("lexicon")
    vague_goals: int
    all_goals: int


def check(org: Organization, _options: NoOptions) -> Outcomes:
    """Judge every goal; a department whose goals are unknown is not judged."""
    yield from unlisted(org, "goals")
    for department in org.departments:
        found = [(goal, _vague_words(goal)) for goal in department.goals or ()]
        vague = sum(1 for _, matches in found if matches)
        for goal, matches in found:
            yield _hit(goal, matches, vague, len(found)) if matches else Clean(goal)


def _hit(goal: Goal, matches: tuple[Match, ...], vague: int, goals: int) -> Hit:
    return Hit(
        goal,
        VagueGoalFacts(
            words=tuple(dict.fromkeys(match.word for match in matches)),
            categories=tuple(dict.fromkeys(match.category for match in matches)),
            vague_goals=vague,
            all_goals=goals,
        ),
        severity=Severity.MEDIUM if vague == goals else Severity.LOW,
        confidence=Confidence.MEDIUM,
        field="text",
    )


def _vague_words(goal: Goal) -> tuple[Match, ...]:
    if is_measured(goal) or has_end_state(goal):
        return ()
    return lexicon("vague_words").find(goal.text)


RULE = Rule(
    id="GOL003",
    name="vague-goal",
    family=Family.GOALS,
    severity=Severity.LOW,
    ceiling=Severity.MEDIUM,
    subject="goal",
    check=check,
    facts=VagueGoalFacts,
    absorbs=("GOL005",),
    effort_hours=8,
    move=Move.SET_GOALS,
    fix=goal_completed,
    gain=Gain.SHARE_OF_DEPARTMENT,
    gain_share=0.01,
    sources=("ASHITA", "OTANI", "INCOSE"),
)
