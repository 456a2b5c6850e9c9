"""How the numbers came about, which of them are house defaults, and what the report does not say."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from orgaudit.engine import gain, score, squares, stability
from orgaudit.engine.level import FILLED_SHARE
from orgaudit.engine.moves import ONCE_FOR_ALL
from orgaudit.engine.priority import DECLARED, DEFAULTED
from orgaudit.engine.urgency import NEAR, NEAR_DAYS, SOON, SOON_DAYS
from orgaudit.knowledge.weights import CRITICALITY_WEIGHT
from orgaudit.model.dataclass import replace
from orgaudit.model.organization import HOURS_PER_FTE
from orgaudit.reports.content.audit.law import law_notes
from orgaudit.reports.content.audit.thresholds import thresholds_of
from orgaudit.reports.document import (
    Block,
    Column,
    Fold,
    Heading,
    Item,
    Items,
    On,
    Paragraph,
    Table,
    cells,
    points,
)
from orgaudit.reports.text import Text, plain, strong
from orgaudit.reports.words.localizer import HOURS_PER_DAY, Localizer
from orgaudit.results.audit_result import AuditResult
from orgaudit.rules.spec import Rule

PARTS: Final = ("score", "band", "priority", "levels", "moves", "remedies")
BRIEF_NOTES: Final = 3
"""Parts that a brief screen tells, each in a sentence."""

LINES: Final = ("1", "2", "3", "4", "5", "6")
"""Parts and lines of the method, as wording/<language>/method.yaml numbers them."""


def method_blocks(result: AuditResult, words: Localizer, *, thresholds: bool = True) -> Iterator[Block]:
    """Yield the method, the assumptions behind this report, its ``thresholds``, the law, and what it does not say."""
    yield Heading(words.say("title.method"))
    yield from _notes(words)
    yield from _points("defaults", _default_lines(result, words), words)
    # A browser tells them beside the findings that rest on them.
    if thresholds:
        yield Fold(words.say("title.thresholds"), (_thresholds(result, words),), on=On.VERBOSE | On.TEXT)
    law = law_notes(result, words)
    if law:
        yield from _points("law", law, words, brief=1)
    yield from _points("not_said", _lines("not_said", {}, words), words)


def _notes(words: Localizer) -> Iterator[Block]:
    """Yield each part of the method with the numbers that the engine really uses."""
    numbers = _numbers(words)
    # Japanese puts no space between sentences.
    space = "" if words.catalogue.language == "ja" else " "
    for at, part in enumerate(PARTS):
        title = words.say(f"method/{part}.title")
        lines = _lines(part, numbers, words)
        if at < BRIEF_NOTES:
            yield Paragraph((*strong(f"{title}: "), *plain(lines[0])), on=On.LISTED | On.NOTE)
        yield Paragraph((*strong(f"{title}: "), *plain(space.join(lines))), on=On.VERBOSE)
        yield Paragraph(strong(title), on=On.PAGE & ~On.NOTE)
        yield replace(points(lines), on=On.PAGE & ~On.NOTE)


def _lines(part: str, numbers: Mapping[str, Any], words: Localizer) -> tuple[str, ...]:
    return tuple(
        words.say(f"method/{part}.line{line}", **numbers)
        for line in LINES
        if words.catalogue.has_ui(f"method.{part}.line{line}")
    )


def _points(
    title: str, lines: tuple[str, ...], words: Localizer, brief: int | None = None
) -> Iterator[Block]:
    yield Heading(words.say(f"title.{title}"), depth=3)
    yield Items(
        tuple(
            Item(plain(line), on=On.ALL if brief is None or at < brief else On.DETAIL & ~On.NOTE)
            for at, line in enumerate(lines)
        )
    )


def _default_lines(result: AuditResult, words: Localizer) -> tuple[str, ...]:
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


def _thresholds(result: AuditResult, words: Localizer) -> Table:
    """Return every threshold that a rule of this run used, and where the number comes from."""
    return Table(
        tuple(
            Column(words.say(f"column.{name}"), grows=name == "what")
            for name in ("rule", "what", "value", "origin")
        ),
        tuple(row for rule in result.rules.values() for row in _of_rule(rule, result, words)),
    )


def _of_rule(rule: Rule, result: AuditResult, words: Localizer) -> Iterator[tuple[Text, ...]]:
    return (cells(rule.id, *told) for told in thresholds_of(rule, result, words))


def _percent(rate: float | None) -> str:
    return "" if rate is None else f"{rate * 100:g}%"


def _numbers(words: Localizer) -> dict[str, Any]:
    """Return every number of the method by the name of its hole."""
    weights = {f"weight_{level.value}": str(weight) for level, weight in squares.WEIGHT.items()}
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
        "goals_taken": str(squares.UNKNOWN_GOALS),
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
