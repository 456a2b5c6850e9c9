"""The map of offices as a Mermaid chart: lanes, ways and words, and no name that is syntax."""

import re

from hypothesis import given
from hypothesis import strategies as st

from orgaudit.reports.pictures.data import MOST_WAYS, Arrow, Box, Lane, OfficeMap
from orgaudit.reports.writers.markdown.mermaid import flowchart, label
from tests.reports.sample_result import rendered, wholesale

LINE = re.compile(
    r'flowchart LR|    subgraph lane\d+\["[^"]+"\]|        d\d+\["[^"]+"\]|    end'
    r'|    d\d+ (?:-->|-\.->)(?:\|"[^"]+"\|)? d\d+|    linkStyle [\d,]+ stroke:#c62828,stroke-width:3px'
)


def a_map(name: str, arrows: int) -> OfficeMap:
    lanes = (Lane(name, (Box("a", name, name), Box("b", "B", ""))), Lane("Back", (Box("c", "C", "1"),)))
    ways = [Arrow("a", "c", by_hand=at % 2 == 0, blurred=at == 1, label=name) for at in range(arrows)]
    return OfficeMap(lanes, tuple(ways))


@given(st.text(max_size=80))
def test_no_name_is_syntax(name: str) -> None:
    lines = flowchart(a_map(name, 2)).split("\n")
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    assert not set('"#;&<>`\\') & set(label(name))


def test_ways_are_dashed_by_hand_red_where_blurred_and_cut_where_they_tangle() -> None:
    lines = flowchart(a_map("営業部", MOST_WAYS + 5)).split("\n")
    assert sum(line.endswith(" d2") for line in lines) == MOST_WAYS
    assert '    d0 -.->|"営業部"| d2' in lines
    assert lines[-1].startswith("    linkStyle 1 ")


def test_the_map_stands_in_short_and_long_markdown() -> None:
    for detail in ("brief", "full"):
        text = rendered("markdown", wholesale(), "en", detail=detail)
        assert text.count("```mermaid") == 1
        chart = text.partition("```mermaid\n")[2].partition("\n```")[0]
        assert [line for line in chart.split("\n") if not LINE.fullmatch(line)] == []
