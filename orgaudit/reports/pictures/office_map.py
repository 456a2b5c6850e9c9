"""The map of offices: departments in lanes, what passes between them, and what stands in no box.

On a wide screen lanes stand side by side; on a phone they follow one another, with the arrows beside them.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from typing import Final

from orgaudit.reports.pictures.curves import Way, around
from orgaudit.reports.pictures.data import Arrow, Box, Lane, OfficeMap
from orgaudit.reports.pictures.fit import cut, lines, packed
from orgaudit.reports.pictures.labels import Drawn, labels
from orgaudit.reports.pictures.lane_order import swept
from orgaudit.reports.pictures.passages import Passages
from orgaudit.reports.pictures.places import Area, Places
from orgaudit.reports.pictures.svg import element, picture, words

_WIDTH: Final = 880.0
_TOP: Final = 44.0
_BOX_WIDTH: Final = 190.0
_LOW: Final = 52.0
_HIGH: Final = 96.0
_GAP: Final = 18.0
_LINE: Final = 20.0
_BOLD: Final = 14.3
"""The size of names, and a tenth more, as they are bold."""

_NAME_LINE: Final = 16
_MOST_NAME_LINES: Final = 3
_DETAIL: Final = 11.5
_DETAIL_LINE: Final = 14
_SMALL: Final = 12.5
_MOST_LINES: Final = 4
_PHONE: Final = 358.0
_PHONE_BOX: Final = 212.0


def office_map(data: OfficeMap, name: str) -> str:
    """Draw both pictures; the style of the page shows the one that fits."""
    boxes = swept([lane.boxes for lane in data.lanes], data.arrows)
    lanes = [Lane(lane.title, tuple(own)) for lane, own in zip(data.lanes, boxes, strict=True)]
    return _broad(lanes, data, name) + _narrow(lanes, data, name)


def _broad(lanes: Sequence[Lane], data: OfficeMap, name: str) -> str:
    most = max((box.hours for lane in lanes for box in lane.boxes), default=0.0)
    room = _WIDTH / len(lanes)
    side = min(_BOX_WIDTH, room * 0.72)
    columns = [
        [
            round(_LOW + (_HIGH - _LOW) * _share(box.hours, most)) + _more_lines(box, data.join, side)
            for box in lane.boxes
        ]
        for lane in lanes
    ]
    tallest = max((sum(column) + round(_GAP) * (len(column) - 1) for column in columns), default=round(_LOW))
    areas: dict[str, Area] = {}
    parts = []
    for at, (lane, heights) in enumerate(zip(lanes, columns, strict=True)):
        left = room * at + (room - side) / 2
        parts.append(
            element(
                "rect", x=room * at + 4, y=0, width=room - 8, height=_TOP + tallest + 26, rx=8, class_="lane"
            )
        )
        title = cut(lane.title, _BOLD, room - 24)
        parts.append(words(room * (at + 0.5), 24, title, look="name", anchor="middle", whole=lane.title))
        y = _TOP + (tallest - sum(heights) - round(_GAP) * (len(heights) - 1)) // 2
        for box, height in zip(lane.boxes, heights, strict=True):
            areas[box.key] = Area(left, y, left + side, y + height)
            y += height + _GAP
    foot = _TOP + tallest + 26
    places = Places(Area(4, 32, _WIDTH - 4, foot), list(areas.values()))
    curves = _curves(data.arrows, areas, (room - side) / 2 - 12)
    parts += _arrows(curves)
    parts += [_box(box, data.join, areas[box.key]) for lane in lanes for box in lane.boxes]
    parts += labels(curves, places)
    outside, room = _outside(data.outside, foot, _WIDTH)
    parts += outside
    return picture(_WIDTH, foot + room, parts, name=name, look="map broad")


def _narrow(lanes: Sequence[Lane], data: OfficeMap, name: str) -> str:
    areas: dict[str, Area] = {}
    parts = []
    y = 0.0
    for lane in lanes:
        parts.append(words(6, y + 20, cut(lane.title, _BOLD, _PHONE - 12), look="name", whole=lane.title))
        y += 30
        for box in lane.boxes:
            height = _LOW + _more_lines(box, data.join, _PHONE_BOX)
            areas[box.key] = Area(4, y, 4 + _PHONE_BOX, y + height)
            y += height + 10
        y += 12
    curves = _curves(data.arrows, areas, _PHONE - _PHONE_BOX - 24)
    parts += _arrows(curves)
    parts += [_box(box, data.join, areas[box.key]) for lane in lanes for box in lane.boxes]
    outside, room = _outside(data.outside, y, _PHONE)
    parts += outside
    return picture(_PHONE, y + room, parts, name=name, look="map narrow")


def _share(hours: float, most: float) -> float:
    """Return how large something is next to the largest, so that its area tells it."""
    return sqrt(hours / most) if most else 0.0


def _told(box: Box, join: str, side: float) -> tuple[list[str], list[str]]:
    """Return the name of a box and what else it tells, in lines."""
    room = side - 20
    return lines(box.name, _BOLD, room, _MOST_NAME_LINES), packed(box.detail, join, _DETAIL, room)


def _more_lines(box: Box, join: str, side: float) -> int:
    """Return how much higher a box is for what takes more than a line."""
    named, details = _told(box, join, side)
    return _NAME_LINE * (len(named) - 1) + _DETAIL_LINE * (len(details) - 1)


def _box(box: Box, join: str, area: Area) -> str:
    side, left = area.right - area.left, area.left + 10
    room = side - 20
    named, details = _told(box, join, side)
    more = _NAME_LINE * (len(named) - 1) - _DETAIL_LINE * (len(details) - 1)
    middle = (area.top + area.bottom) // 2 + more // 2
    parts = [
        element(
            "rect",
            x=area.left,
            y=area.top,
            width=side,
            height=area.bottom - area.top,
            rx=6,
            class_=f"box {box.tone}",
        )
    ]
    for at, line in enumerate(named, start=1):
        y = middle - 5 - _NAME_LINE * (len(named) - at)
        parts.append(words(left, y, line, look="name", whole=box.name if line.endswith("…") else ""))
    for at, line in enumerate(details):
        y = middle + 12 + _DETAIL_LINE * at
        parts.append(words(left, y, cut(line, _DETAIL, room), look="soft small", whole=line))
    if box.elsewhere > 0:
        share = max(round(room * box.elsewhere), 2)
        bar = {"x": left, "y": area.bottom - 6, "height": 3}
        parts.append(element("rect", **bar, width=room, class_="ground"))
        parts.append(element("rect", **bar, width=share, class_="over"))
    return element("g", *parts)


def _curves(arrows: Sequence[Arrow], areas: Mapping[str, Area], reach: float) -> list[Drawn]:
    """Return the way of every arrow whose ends are both there; ends at one edge of a box are spread over it."""
    known = [arrow for arrow in arrows if arrow.source in areas and arrow.target in areas]
    most = max((arrow.cases for arrow in known), default=0.0)
    ports = _ports(known, areas)
    far = max((abs(areas[item.source].top - areas[item.target].top) for item in known), default=1.0) or 1.0
    passages = Passages(areas.values())
    drawn = []
    for arrow in known:
        start, end = areas[arrow.source], areas[arrow.target]
        y0, y3 = ports[arrow, True], ports[arrow, False]
        if start.left == end.left:
            # Within a lane: the farther apart, the farther out, but never out of the picture.
            bulge = reach * (0.35 + 0.6 * abs(start.top - end.top) / far)
            way = Way((around(start.right, y0, y3, bulge),))
        elif start.left < end.left:
            way = passages.way(start.right, y0, end.left, y3)
        else:
            way = passages.way(start.left, y0, end.right, y3)
        drawn.append((arrow, way, 1.2 + 3.3 * _share(arrow.cases, most)))
    return drawn


def _ports(arrows: Sequence[Arrow], areas: Mapping[str, Area]) -> dict[tuple[Arrow, bool], float]:
    """Return how high each end of each arrow is: ``True`` for where it starts."""
    edges: dict[tuple[str, bool], list[tuple[float, Arrow, bool]]] = {}
    for arrow in arrows:
        start, end = areas[arrow.source], areas[arrow.target]
        rightward = start.left <= end.left
        edges.setdefault((arrow.source, rightward), []).append((end.top, arrow, True))
        # An arrow within a lane arrives where it left: on the right.
        edge = not rightward or start.left == end.left
        edges.setdefault((arrow.target, edge), []).append((start.top, arrow, False))
    ports = {}
    for (key, _edge), ends in edges.items():
        area = areas[key]
        step = (area.bottom - area.top - 12) / (len(ends) + 1)
        for at, (_other, arrow, starts) in enumerate(sorted(ends, key=lambda item: item[0]), start=1):
            ports[arrow, starts] = area.top + 6 + step * at
    return ports


def _arrows(curves: Sequence[Drawn]) -> Iterator[str]:
    for arrow, way, thickness in sorted(curves, key=lambda item: item[0].blurred):
        look = "arrow" + (" hand" if arrow.by_hand else "") + (" blurred" if arrow.blurred else "")
        yield way.drawn(thickness, look)


def _outside(texts: Sequence[str], top: float, side: float) -> tuple[list[str], float]:
    """Return what stands in no box, and how much room it takes."""
    room = side - 16
    told = [line for text in texts for line in lines(text, _SMALL, room, _MOST_LINES)]
    drawn = [words(8, top + _LINE * at, line, look="warned") for at, line in enumerate(told, start=1)]
    return drawn, _LINE * len(told) + 8
