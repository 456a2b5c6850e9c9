"""Pictures on a screen: they fit, they can be read without colour, and their signs stand where the numbers say."""

import pytest

from orgaudit.reports.pictures.data import ScoreBar
from orgaudit.reports.writers.terminal.score_bar import LONGEST, score_legend, score_line
from orgaudit.wording.catalogue import LANGUAGES, Language
from tests.reports.sample_result import rendered, wholesale


@pytest.mark.parametrize("width", [38, 76, 118])
@pytest.mark.parametrize(
    ("value", "low", "likely_low", "likely_high", "high"),
    [
        (50, 20, 40, 60, 80),
        (0, 0, 0, 0, 0),
        (100, 100, 100, 100, 100),
        (41, 23, 35, 38, 47),
        (3, 0, 1, 90, 100),
    ],
)
def test_the_signs_stand_where_the_numbers_say(
    width: int, value: float, low: float, likely_low: float, likely_high: float, high: float
) -> None:
    data = ScoreBar(value, low, likely_low, likely_high, high, "likely", "possible")
    line = "".join(span.text for span in score_line(data, width))
    bar = line.removeprefix("0 ").removesuffix(" 100")
    assert len(line) <= width
    assert len(bar) <= LONGEST
    assert bar.count("#") == 1
    scale = len(bar) / 100
    assert abs(bar.index("#") - value * scale) <= 1
    marked = [at for at, sign in enumerate(bar) if sign in "-=#"]
    assert abs(marked[0] - min(low, value) * scale) <= 1
    assert abs(marked[-1] - max(high, value) * scale) <= 1
    legend = "".join(span.text for span in score_legend(data))
    assert legend.split() == ["=", "likely", "-", "possible"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_in_brief_has_the_bar_and_one_in_full_the_maps(language: Language) -> None:
    brief = rendered("terminal", wholesale(), language)
    full = rendered("terminal", wholesale(), language, detail="full")
    title = {"en": "Findings by department and kind", "ja": "部署別・種類別の指摘"}[language]
    for text in (brief, full):
        assert any(line.strip().startswith("0 .") and line.endswith(" 100") for line in text.splitlines())
    assert title not in brief
    assert title in full


def test_the_map_counts_every_finding_of_a_department_above_info() -> None:
    lines = rendered("terminal", wholesale(), "en", detail="full").splitlines()
    start = next(at for at, line in enumerate(lines) if line.split()[:3] == ["Department", "BND", "SIL"])
    rows = [line.split() for line in lines[start + 1 : lines.index("", start)]]
    told = sum(int(cell[:-1]) for row in rows for cell in row[-8:] if cell[:-1].isdecimal())
    homes = {item.id for item in wholesale().organization.departments}
    found = [item.finding for item in wholesale().findings]
    assert told == sum(bool(item.severity.rank) and item.subject.department_id in homes for item in found)
