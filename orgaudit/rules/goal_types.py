"""What a goal measures: its stated type, else the one that the words of its KPI, unit or text speak for.

Shared by the families, because a conflict of goals matters to the goals and to the boundary between departments.
A stated type is certain. Read from ``kpi`` and ``unit`` it is fairly sure; from the text alone it is inferred. Words are
those of the lexicons ``goal_types``, ``sales_kpis`` and ``demand_kpis``:

- any word for speed, accuracy, quality, risk, cost or an outcome decides over words that only count, so that a count of
  complaints is quality; of several the head decides, which stands last in Japanese and first in English;
- sales figures are revenue, however counted;
- a share, and a count that is to become less, is no count of activity, whatever its type;
- else words that count, and last the unit, in ``unit`` or in the measure of the text.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from orgaudit.findings.severity import Confidence
from orgaudit.knowledge.measure import measure_in
from orgaudit.knowledge.trigger_words import Match, lexicon, normalised
from orgaudit.model import Goal
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.vocabulary import GoalType
from orgaudit.rules.known import NO, YES, Known, unknown

COUNTS: Final[frozenset[GoalType]] = frozenset({"volume", "output"})
"""Types that count activity (the settled reading of GOL007)."""

_RESULTS: Final[Mapping[str, GoalType]] = {
    "goal_speed": "speed",
    "goal_accuracy": "accuracy",
    "goal_quality": "quality",
    "goal_risk": "risk",
    "goal_cost": "cost",
    "goal_outcome": "outcome",
}

_COUNT_UNITS: Final = (
    *("件", "回", "本", "枚", "通", "冊", "記事", "ページ", "calls", "cases", "tickets", "visits", "posts"),
    *("articles", "pages", "reports", "documents", "meetings", "emails", "letters", "sessions", "invoices"),
    *("requests", "contracts", "items"),
)
_DAY_UNITS: Final = ("営業日", "稼働日", "working days", "business days", "working day", "business day")
_SHORT_UNITS: Final = ("日", "分", "秒", "days", "minutes", "seconds")
_HOUR_UNITS: Final = ("時間", "hours")
_SHARE_UNITS: Final = ("%", "パーセント", "割", "ポイント", "percent", "pct", "pp", "pt", "pts")
_LIMITS: Final = ("以内", "以下", "未満", "within", "under ", "or less", "at most")


class TypeReading(NamedTuple):
    """What a goal measures, and whether that is a plain count of activity, which ``goal.type`` would tell.

    That is of high confidence for a stated type, medium from the words of kpi and unit, low from the text alone.
    """

    type: GoalType | None = None
    counts: Known = unknown("goal.type")


def words(value: object) -> str:
    """Return a text field as text; empty where it is unknown, stated as none or blank."""
    return value.strip() if isinstance(value, str) else ""


def type_of(goal: Goal) -> TypeReading:
    """Read what a goal measures."""
    if goal.type is not None:
        return TypeReading(goal.type, YES if goal.type in COUNTS else NO)
    unit = goal.unit if isinstance(goal.unit, str) else ""
    if words(goal.kpi):
        said = _said(str(goal.kpi), unit)
        if said.counts.holds and (_is_to_become_less(goal) or _said(goal.text, "").type == "risk"):
            return TypeReading()  # reports are counted, and what they report of is what matters
        if said.counts.holds is not None:
            return TypeReading(said.type, said.counts._replace(sure=Confidence.MEDIUM))
    said = _said(goal.text, unit)
    return TypeReading(said.type, said.counts._replace(sure=Confidence.LOW))


def _is_to_become_less(goal: Goal) -> bool:
    """Whether the text asks for less of what the KPI counts, or the target lies under the value of today."""
    if any(match.category == "goal_less" for match in lexicon("goal_types").find(goal.text)):
        return True
    target, baseline = goal.target, goal.baseline
    return isinstance(target, int | float) and isinstance(baseline, int | float) and target < baseline


def speaks_of_share_or_time(text: str) -> bool:
    """Whether words tell a share or a time, so that a count named beside it is only what the share is of."""
    return any(match.category in ("goal_rate", "goal_speed") for match in lexicon("goal_types").find(text))


@lru_cache(maxsize=4_096)  # companies repeat their goals, and several rules ask for the same ones
def _said(text: str, unit: str) -> TypeReading:
    found = lexicon("goal_types").find(text)
    results = [match for match in found if match.category in _RESULTS]
    if results:
        return TypeReading(_RESULTS[_head(results, text).category], NO)
    if lexicon("sales_kpis").find(text):
        return TypeReading("revenue", NO)
    categories = {match.category for match in found}
    if "goal_rate" in categories or _ends(unit, _SHARE_UNITS):
        return TypeReading(counts=NO)
    counted = bool(categories & {"goal_volume", "goal_output"}) or bool(lexicon("demand_kpis").find(text))
    if counted:
        kind: GoalType = "output" if "goal_output" in categories else "volume"
        return TypeReading() if "goal_less" in categories else TypeReading(kind, YES)
    return _said_by_unit(text, unit, less="goal_less" in categories)


def _head(results: list[Match], text: str) -> Match:
    japanese = any(ord(char) > 0x2FFF for char in text)
    return results[-1] if japanese else results[0]


def _said_by_unit(text: str, unit: str, *, less: bool) -> TypeReading:
    """Read the unit; hours, and days within a text, only tell of speed beside a limit: a training takes hours too."""
    measure = measure_in(text) or ""
    limited = any(limit in normalised(text) for limit in _LIMITS)
    if _ends(unit, (*_DAY_UNITS, *_SHORT_UNITS)) or _ends(measure, _DAY_UNITS):
        return TypeReading("speed", NO)
    if limited and (_ends(unit, _HOUR_UNITS) or _ends(measure, (*_SHORT_UNITS, *_HOUR_UNITS))):
        return TypeReading("speed", NO)
    if _ends(measure, _SHARE_UNITS):
        return TypeReading(counts=NO)
    if not less and (_ends(unit, _COUNT_UNITS) or _ends(measure, _COUNT_UNITS)):
        return TypeReading("volume", YES)
    return TypeReading()


def _ends(text: str, units: tuple[str, ...]) -> bool:
    return normalised(text).endswith(units) if text else False
