"""How the numbers came about, which of them are house defaults, and what the report does not say."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import Field, fields
from typing import Any, Final

from orgaudit.engine import gain, score, stability
from orgaudit.engine.level import FILLED_SHARE
from orgaudit.engine.moves import ONCE_FOR_ALL
from orgaudit.engine.priority import DECLARED, DEFAULTED
from orgaudit.engine.run import options_of
from orgaudit.engine.urgency import NEAR, NEAR_DAYS, SOON, SOON_DAYS
from orgaudit.knowledge.weights import CRITICALITY_WEIGHT
from orgaudit.model.organization import HOURS_PER_FTE
from orgaudit.reports.rows import MethodNote, ThresholdRow
from orgaudit.reports.words.localizer import HOURS_PER_DAY, Localizer
from orgaudit.results.audit_result import AuditResult
from orgaudit.rules.spec import Rule
from orgaudit.wording.catalogue import Catalogue

PARTS: Final = ("score", "band", "priority", "levels", "moves", "remedies")
LINES: Final = ("1", "2", "3", "4", "5", "6")
"""Parts and lines of the method, as wording/<language>/method.yaml numbers them."""


def method_notes(words: Localizer) -> tuple[MethodNote, ...]:
    """Tell the method with the numbers that the engine really uses."""
    numbers = _numbers(words)
    return tuple(
        MethodNote(
            words.say(f"method/{part}.title"),
            tuple(
                words.say(f"method/{part}.line{line}", **numbers)
                for line in LINES
                if words.catalogue.has_ui(f"method.{part}.line{line}")
            ),
        )
        for part in PARTS
    )


def not_said(words: Localizer) -> tuple[str, ...]:
    """Tell what nobody should read into the report."""
    return tuple(
        words.say(f"method/not_said.line{line}")
        for line in LINES
        if words.catalogue.has_ui(f"method.not_said.line{line}")
    )


def default_lines(result: AuditResult, words: Localizer) -> tuple[str, ...]:
    """Tell each house default behind the hours of this report, and how many findings rest on it."""
    used = Counter(name for item in result.findings for name in item.priority.defaults)
    numbers = _numbers(words)
    lines = [
        words.say("method/defaults.used", text=words.say(f"method/defaults.{name}", **numbers), count=count)
        for name, count in used.most_common()
        if words.catalogue.has_ui(f"method.defaults.{name}")
    ]
    if not any(item.priority.risk_hours for item in result.findings):
        return tuple(lines) or (words.say("method/defaults.none"),)
    stated = result.organization.company.turnover_rate
    rate = float(stated) if isinstance(stated, int | float) else None
    key = "rate_source" if rate is None else "rate_stated"
    return (*lines, words.say(f"method/defaults.{key}", **{**numbers, "stated_rate": _percent(rate)}))


def threshold_rows(result: AuditResult, words: Localizer) -> tuple[ThresholdRow, ...]:
    """Tell every threshold that a rule of this run used."""
    return tuple(row for rule in result.rules.values() for row in _thresholds(rule, result, words))


def _thresholds(rule: Rule, result: AuditResult, words: Localizer) -> Iterator[ThresholdRow]:
    options = options_of(rule, result.settings.options)
    named = words.catalogue.rule(rule.id, rule.family.value).options
    changed = result.settings.options.get(rule.id, {})
    for item in fields(options):
        origin = "changed" if item.name in changed else str(item.metadata.get("origin", "house"))
        yield ThresholdRow(
            rule=rule.id,
            what=named.get(item.name, item.name),
            value=words.user(threshold(getattr(options, item.name), item, words.catalogue)),
            origin=words.say("method/changed")
            if origin == "changed"
            else words.say(f"common/origin.{origin}"),
        )


def threshold(value: object, option: Field[Any], catalogue: Catalogue) -> str:
    """Return the value of an option with all its digits (0.85 is not 0.8) and with its unit.

    A unit that has no words, as of a plugin, stands as it is.
    """
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    written = f"{value:g}" if is_number else catalogue.write(value)
    unit = str(option.metadata.get("unit", ""))
    key = f"method.unit.{unit.replace(' ', '_')}"
    if unit and catalogue.has_ui(key):
        return catalogue.ui(key, value=written, count=value)
    return f"{written} {unit}".rstrip()


def _percent(rate: float | None) -> str:
    return "" if rate is None else f"{rate * 100:g}%"


def _numbers(words: Localizer) -> dict[str, Any]:
    """Return every number of the method by the name of its hole."""
    weights = {f"weight_{level.value}": str(weight) for level, weight in score.WEIGHT.items()}
    relearn = {f"relearn_{state}": f"{months:g}" for state, months in gain.RELEARN_MONTHS.items()}
    stop = {f"stop_{level}": f"{weight:g}" for level, weight in CRITICALITY_WEIGHT.items()}
    typical = {f"typical_{how_often}": f"{hours:g}" for how_often, hours in gain.TYPICAL_HOURS.items()}
    return {
        **weights,
        **relearn,
        **stop,
        **typical,
        "company_scale": f"{score.COMPANY_SCALE:g}",
        "family_scale": f"{score.FAMILY_SCALE:g}",
        "department_scale": f"{score.DEPARTMENT_SCALE:g}",
        "goals_taken": str(score.UNKNOWN_GOALS),
        "filled": _percent(FILLED_SHARE),
        "declared": f"{DECLARED:g}",
        "defaulted": f"{DEFAULTED:g}",
        "near": f"{NEAR:g}",
        "near_days": str(NEAR_DAYS),
        "soon": f"{SOON:g}",
        "soon_days": str(SOON_DAYS),
        "rate": _percent(gain.SEPARATION_RATE),
        "hours_unknown": f"{gain.HOURS_UNKNOWN:g}",
        "team_hours": gain.TEAM_HOURS,
        "saveable": _percent(gain.SAVEABLE_SHARE),
        "fte_hours": f"{HOURS_PER_FTE:g}",
        "day_hours": f"{HOURS_PER_DAY:g}",
        "draws": f"{stability.DRAWS:,}",
        "declared_range": f"{stability.DECLARED_RANGE:g}",
        "assumed_range": f"{stability.ASSUMED_RANGE:g}",
        "effort_range": f"{stability.EFFORT_RANGE:g}",
        "firm": _percent(stability.FIRM),
        "fair": _percent(stability.FAIR),
        "once": tuple(words.say(f"method/once.{move.value}") for move in sorted(ONCE_FOR_ALL)),
    }
