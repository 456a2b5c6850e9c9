"""What headings of goals leave open, settled by what stands below them: a goal, its measure, its target, or whether a row is an objective."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.headings.known_headings import plain
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import MOST, Column, Settle, as_field, each, samples, share, unused
from orgaudit.intake.sheets.word_lists import word_list
from orgaudit.intake.spelling import folded

FIGURE: Final = re.compile(
    r"\s*+(?:(?:約|±|[<>≦≧≤≥~〜]|min\.?|max\.?|at least|under|over)\s*+)?(?:[$¥€£]\s*+)?[\d.,]++\s*+(?:[^\s\d]{0,8}|[a-z/ ]{0,14})(?:以上|以下|以内|未満|超)?\s*+",
    re.IGNORECASE,
)
"""A text that is a figure with its unit: 20以下, 1.5%, 2 h."""


_OKR_LEVEL: Final = re.compile(
    r"\s*+(?:o(?:bjective)?|kr|key result|目標|成果|主要成果)\s*+(?:[-.:#]\s*+)?[\d.\-]*+\s*+", re.IGNORECASE
)


def _goal_text(column: Column, texts: list[str], others: set[str]) -> Column:
    """Settle a column taken for the text of goals: levels such as O1 and KR1.1, or figures, which are targets."""
    if texts and {folded(text) for text in texts} <= word_list("types_of_goals"):
        return replace(column, key="", field=None)
    if share(texts, _OKR_LEVEL.fullmatch) > 0.9:
        return as_field(column, "okr_level")
    if share(texts, FIGURE.fullmatch) <= 0.5:
        return column
    key = "target" if "target" not in others else ""
    return replace(column, key=key, field=field_of("goal", key), certainty="contents", choices=())


def _goal_measure(column: Column, texts: list[str], _others: set[str]) -> Column:
    """Settle a column taken for measures, which may say whether each row is an objective or a key result."""
    if share(texts, _OKR_LEVEL.fullmatch) > 0.9:
        return as_field(column, "okr_level")
    return column


def _goal_target(column: Column, texts: list[str], others: set[str]) -> Column:
    """Settle a column taken for targets, which is one of goals where it holds sentences and no other column does."""
    is_text = (
        "text" not in others and share(texts, lambda text: len(text) > 8 and not FIGURE.fullmatch(text)) > 0.5
    )
    if not is_text or ("kpi" in others and column.heading != "目標"):
        return column
    return as_field(column, "text", kind="goal")


_WHOLE: Final = re.compile(
    r"通期|通年|年間|年度|年計|合計|年$|full[ -]?year|annual|year$|total", re.IGNORECASE
)
_PART: Final = re.compile(
    r"上期|下期|[上下]半期|前期|後期|前半|後半|半期|第?[1-4一二三四]四半期|[1-4]Q|Q[1-4]|H[12]|[12]H|\d{1,2}月",
    re.IGNORECASE,
)


def whole_period(columns: list[Column]) -> list[Column]:
    """Of several columns of targets or present values that are of parts of a year, keep the one of the whole; where there is none, none."""
    for key in ("target", "baseline"):
        several = [column for column in columns if column.key == key and column.certainty != "told"]
        parts = [column for column in several if _PART.search(unicodedata.normalize("NFKC", column.heading))]
        others = [column for column in several if column not in parts]
        if not parts or len(several) == 1:
            continue
        whole = [column for column in others if _WHOLE.search(column.heading.splitlines()[-1])] or others
        dropped = [column for column in several if column not in whole[:1]]
        columns = each(columns, dropped, unused)
    return columns


def from_one_to_the_other(area: Area, columns: list[Column]) -> list[Column]:
    """Take figures below From and To for where goals begin and where they lead."""
    heads = {plain(column.heading): column for column in columns if column.certainty != "told"}
    first, last = heads.get("from"), heads.get("to")
    if first is None or last is None:
        return columns
    if any(share(samples(area, one.index), FIGURE.fullmatch) < 1 for one in (first, last)):
        return columns
    columns = each(
        columns, [first], lambda one: replace(one, key="baseline", field=field_of("goal", "baseline"))
    )
    return each(columns, [last], lambda one: replace(one, key="target", field=field_of("goal", "target")))


def _goal_source(column: Column, texts: list[str], others: set[str]) -> Column:
    """Settle a column taken for how goals are measured, in which the measures themselves may stand: 更改率, 残業時間; figures are where the goals begin."""
    if column.certainty != "told" and share(texts, FIGURE.fullmatch) > MOST:
        is_open = "baseline" not in others and column.certainty == "likely"
        return as_field(column, "baseline", kind="goal") if is_open else unused(column)
    is_measure = "kpi" not in others and share(texts, _MEASURE.search) > 0.5
    if not is_measure or column.certainty == "told":
        return column
    return as_field(column, "kpi", kind="goal")


_MEASURE: Final = re.compile(
    r"^[^、。,]{1,20}(?:率|数|額|量|時間|割合|比|(?<![年月])度|スコア|高)(?:[(（][^()（）]{1,10}[)）])?$|^(?:no\.?|number|share|rate|percentage|%|count|average|mean) of\b|\b(?:rate|ratio|share|percentage|score|index)$",
    re.IGNORECASE,
)
"""A text that names what is counted or weighed."""


OF_GOALS: Final[Mapping[str, Settle]] = {
    "text": _goal_text,
    "kpi": _goal_measure,
    "target": _goal_target,
    "data_source": _goal_source,
}
