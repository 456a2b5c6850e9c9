"""Places kept as numbers of signs are those that the parser tells, whatever ends a line."""

from typing import Any

import pytest
from yaml.events import ScalarEvent

from orgaudit.intake.yaml.nodes import between
from orgaudit.intake.yaml.positions import SHIFT, Lines, spans_of
from orgaudit.intake.yaml.yaml_parser import event_source

_TEXTS = (
    "a: b",
    "a: b\n",
    "会社: {名称: 計測工業, 道具: [紙, 印]}\r\n部署:\r\n  - 名称: 営業\r\n",
    "a: |\n  one\n  two\nb: >-\n  three\n\n  four",
    "a: 'one\u2028  two'\r  \nb: \"three\u0085 four\"\nc: 😀 five\n",
)


@pytest.mark.parametrize("text", _TEXTS)
def test_every_place_is_that_of_the_parser(text: str) -> None:
    get, lines = event_source(text), Lines(text)
    scalars = 0
    while (event := get()) is not None:
        if isinstance(event, ScalarEvent):
            begin: Any = event.start_mark
            end: Any = event.end_mark
            assert lines.span(begin.index << SHIFT | end.index) == between(event, event), event
            scalars += 1
    assert scalars >= 2


def test_what_ends_a_line_for_python_alone_does_not() -> None:
    assert Lines("a\vb\nc").span(4 << SHIFT | 5) == (2, 1, 2, 2)


def test_places_of_both_kinds_stand_side_by_side() -> None:
    lines = Lines("a: b\nc: d\n")
    shared: dict[tuple[str, ...], tuple[str, ...]] = {}
    packed = spans_of({"name": 3 << SHIFT | 4, "note": 8 << SHIFT | 9}, lines, shared)
    mixed = spans_of({"name": 3 << SHIFT | 4, "note": (2, 4, 2, 5)}, lines, shared)
    assert dict(packed) == dict(mixed) == {"name": (1, 4, 1, 5), "note": (2, 4, 2, 5)}
    assert len(shared) == 1
    assert packed.get("backups") is None
