"""The map of offices: who does how much where, what passes between departments, and what belongs to nobody."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from orgaudit.engine.boundaries import blurred_boundaries
from orgaudit.engine.duty_map import duty_map
from orgaudit.model import Department, Handoff, Organization
from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.vocabulary import BY_HAND
from orgaudit.reports.document import Block, Column, Fold, Heading, On, Picture, Table
from orgaudit.reports.pictures.data import MOST_WAYS, Arrow, Box, Lane, OfficeMap, Tone
from orgaudit.reports.text import Text, plain
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult

LANES: Final = ("front", "mixed", "middle", "back", "unknown")
"""From left to right; mixed departments stand between the offices whose work they do."""

MOST_BOXES: Final = 24
"""Departments that are drawn one by one; above that those of one parent stand together. House default."""

MOST_ARROWS: Final = 40
"""Ways that are drawn, the blurred and the busiest first; the table has all. House default."""

TONES: Final[tuple[tuple[float, Tone], ...]] = ((40, "critical"), (60, "high"), (80, "medium"))
"""Scores below which the border of a box has this colour; house default. The score stands in the box."""

MOST_NAMED: Final = 4

LEAST_BACK: Final = 0.05
"""Share of cases returned from which an arrow tells it; house default. A label at every arrow is read at none."""


@dataclass(slots=True)
class _Way:
    """All handoffs from one department, or group, to another."""

    handoffs: list[Handoff] = field(default_factory=list)

    @property
    def cases(self) -> float:
        return sum(_number(item.volume_per_month) for item in self.handoffs)

    @property
    def by_hand(self) -> bool:
        return any(item.medium in BY_HAND for item in self.handoffs)


def office_map_blocks(result: AuditResult, words: Localizer) -> Iterator[Block]:
    """Yield the map and, as its text, the table of what passes between departments."""
    org = result.organization
    if len(org.departments) <= 1:
        return
    groups = _groups(org)
    ways = _ways(org, groups)
    blurred = {
        (groups[first], groups[second])
        for item in blurred_boundaries(result)
        if item.blur == "high"
        for first, second in (item.departments, item.departments[::-1])
    }
    arrows = [_arrow(ends, way, ends in blurred, words) for ends, way in ways.items()]
    arrows.sort(key=lambda arrow: (not arrow.blurred, -arrow.cases))
    yield Heading(words.say("picture.map"), on=On.PAGE)
    yield Picture(
        OfficeMap(
            _lanes(result, groups, words),
            tuple(arrows[:MOST_ARROWS]),
            _outside(org, words),
            words.say("picture.map_ways", most=MOST_WAYS),
            words.say("picture.join"),
        ),
        on=On.PAGE,
        title=words.say("picture.map"),
        sees=plain(words.say("picture.map_see")),
    )
    if org.handoffs:
        yield Fold(words.say("picture.ways"), (_table(org, words),), on=On.WEB)


def _groups(org: Organization) -> Mapping[str, str]:
    """Return the box that each department stands in: its own, or where there are too many that of its parent or of the rest."""
    if len(org.departments) <= MOST_BOXES:
        return {item.id: item.id for item in org.departments}
    joined = {item.id: _parent(item, org) for item in org.departments}
    sizes: Counter[str] = Counter()
    for item in org.departments:
        sizes[joined[item.id]] += round(org.monthly_hours(item)) + 1
    kept = {name for name, _ in sizes.most_common(MOST_BOXES - len(LANES))}
    return {
        item.id: joined[item.id] if joined[item.id] in kept else f"*{item.office or LANES[-1]}"
        for item in org.departments
    }


def _parent(item: Department, org: Organization) -> str:
    """Return the parent of a department, or where the file has none the department itself."""
    return item.parent if isinstance(item.parent, str) and item.parent in org.department_by_id else item.id


def _ways(org: Organization, groups: Mapping[str, str]) -> dict[tuple[str, str], _Way]:
    ways: dict[tuple[str, str], _Way] = {}
    for item in org.handoffs:
        ends = groups.get(item.source_department), groups.get(item.target_department)
        if ends[0] is not None and ends[1] is not None and ends[0] != ends[1]:
            ways.setdefault((ends[0], ends[1]), _Way()).handoffs.append(item)
    return ways


def _arrow(ends: tuple[str, str], way: _Way, blurred: bool, words: Localizer) -> Arrow:  # noqa: FBT001
    media = Counter(item.medium for item in way.handoffs if item.medium)
    waits = [_number(item.wait_days) for item in way.handoffs]
    returns = [_number(item.return_rate) for item in way.handoffs]
    parts = (
        words.name("media", media.most_common(1)[0][0]) if media else "",
        words.say("picture.wait", days=max(waits)) if max(waits) >= 1 else "",
        words.say("picture.back", share=f"{max(returns):.0%}") if max(returns) >= LEAST_BACK else "",
    )
    is_worth_it = way.by_hand or blurred or any(parts[1:])
    label = words.say("picture.join").join(part for part in parts if part) if is_worth_it else ""
    return Arrow(*ends, cases=way.cases, by_hand=way.by_hand, blurred=blurred, label=label)


def _lanes(result: AuditResult, groups: Mapping[str, str], words: Localizer) -> tuple[Lane, ...]:
    org = result.organization
    shares = _elsewhere(org)
    members: dict[str, list[Department]] = {}
    for item in org.departments:
        members.setdefault(groups[item.id], []).append(item)
    lanes: dict[str, list[Box]] = {name: [] for name in LANES}
    for key, own in members.items():
        lanes[_lane(key, own, org)].append(_box(key, own, shares, result, words))
    return tuple(
        Lane(words.say(f"picture.lane.{name}"), tuple(boxes)) for name, boxes in lanes.items() if boxes
    )


def _lane(key: str, own: list[Department], org: Organization) -> str:
    """Return the office of a box: what its department states, else that of most of the work in it, mixed where none has half."""
    parent = org.department_by_id.get(key)
    if parent is not None and parent.office:
        return parent.office
    known: Counter[str] = Counter()
    for item in own:
        if item.office:
            known[item.office] += round(org.monthly_hours(item)) + 1
    most = next(iter(known.most_common(1)), None)
    return LANES[-1] if most is None else most[0] if 2 * most[1] >= known.total() else "mixed"


def _box(
    key: str, own: list[Department], shares: Mapping[str, float], result: AuditResult, words: Localizer
) -> Box:
    org = result.organization
    hours = sum(map(org.monthly_hours, own))
    scores = [
        band.value
        for item in own
        if (band := result.score.departments.get(item.id)) and band.value is not None
    ]
    score = min(scores, default=None)
    stands_alone = len(own) == 1 and key in org.department_by_id
    name = words.department(key) if key in org.department_by_id else words.say("picture.rest")
    parts = (
        "" if score is None else words.say("picture.points", score=round(score)),
        words.say("picture.hours", hours=round(hours)) if hours else "",
        "" if stands_alone else words.say("picture.group", count=len(own)),
    )
    detail = words.say("picture.join").join(part for part in parts if part)
    tone = next(
        (tone for limit, tone in TONES if score is not None and score < limit),
        "info" if score is None else "good",
    )
    return Box(
        key,
        name,
        detail,
        hours,
        tone,
        max((shares.get(item.id, 0.0) for item in own), default=0.0),
    )


def _elsewhere(org: Organization) -> dict[str, float]:
    """Return, by department, the share of its work with a known office that is of another office, by hours where they are known."""
    total: dict[str, float] = {}
    other: dict[str, float] = {}
    for item in duty_map(org):
        department = org.department_by_id.get(item.department or "")
        if department is None or department.office in (None, "mixed") or item.office in (None, "mixed"):
            continue
        weight = item.hours_per_month or 1.0
        total[department.id] = total.get(department.id, 0.0) + weight
        if item.office != department.office:
            other[department.id] = other.get(department.id, 0.0) + weight
    return {key: other.get(key, 0.0) / weight for key, weight in total.items() if weight}


def _outside(org: Organization, words: Localizer) -> tuple[str, ...]:
    """Tell the duties without a department, and the empty seats."""
    nobody = [words.duty(duty.address) for duty in org.unowned if duty.department_id is None]
    empty = [words.user(item.name) for item in org.departments if item.vacancies]
    empty += [words.user(item.name) for item in org.duties if item.vacancies]
    lines = (("unowned", nobody), ("vacant", empty))
    return tuple(
        words.say(f"picture.{key}", count=len(names), names=_named(names, words))
        for key, names in lines
        if names
    )


def _named(names: list[str], words: Localizer) -> str:
    more = [words.say("people.more", count=len(names) - MOST_NAMED)] if len(names) > MOST_NAMED else []
    return words.catalogue.write([*names[:MOST_NAMED], *more])


def _table(org: Organization, words: Localizer) -> Table:
    return Table(
        (
            Column(words.say("picture.column.way"), grows=True),
            Column(words.say("picture.column.medium")),
            *(
                Column(words.say(f"picture.column.{name}"), figures=True)
                for name in ("cases", "wait", "back")
            ),
        ),
        tuple(_row(item, words) for item in org.handoffs),
    )


def _row(item: Handoff, words: Localizer) -> tuple[Text, ...]:
    dash = words.say("people.dash")
    back = f"{_number(item.return_rate):.0%}" if _is_number(item.return_rate) else dash
    figures = (item.volume_per_month, item.wait_days)
    return (
        plain(words.handoff(item.id)),
        plain(words.name("media", item.medium) if item.medium else dash),
        *(plain(words.catalogue.write(value) if _is_number(value) else dash) for value in figures),
        plain(back),
    )


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)
