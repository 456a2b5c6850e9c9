"""Looks in a workbook. A colour only repeats what a word says."""

from collections.abc import Mapping
from typing import Any, Final

from orgaudit.reports.text import Look

RUN: Final[Mapping[Look, Mapping[str, Any]]] = {
    Look.PLAIN: {},
    Look.STRONG: {"bold": True},
    Look.QUIET: {"font_color": "#595F69"},
    Look.SMALL: {"font_color": "#595F69", "font_size": 9},
    Look.CODE: {"font_color": "#3B4252"},
    Look.LINK: {"font_color": "#1F4E8C"},
    Look.GOOD: {"font_color": "#1B6E3C", "bold": True},
    Look.BAD: {"font_color": "#A11D1D", "bold": True},
    Look.ADVICE: {"font_color": "#1F4E8C"},
    Look.CRITICAL: {"font_color": "#A11D1D", "bold": True},
    Look.HIGH: {"font_color": "#A84A00", "bold": True},
    Look.MEDIUM: {"font_color": "#7A5B00", "bold": True},
    Look.LOW: {"font_color": "#2F5D8A", "bold": True},
    Look.INFO: {"font_color": "#595F69"},
}
"""Letters; every colour has a contrast of more than 4.5 to 1 on white and on the fill of its level."""

FILL: Final[Mapping[Look, Mapping[str, Any]]] = {
    Look.CRITICAL: {"bg_color": "#F9D6D5"},
    Look.HIGH: {"bg_color": "#FDE3CF"},
    Look.MEDIUM: {"bg_color": "#FBF0C8"},
    Look.LOW: {"bg_color": "#DFEAF5"},
}
"""The ground of a cell of a table that is wholly of one level."""

TITLE: Final = {"bold": True, "font_size": 16}
SECTION: Final = {"bold": True, "font_size": 13, "bottom": 1, "bottom_color": "#8A94A3", "valign": "vcenter"}
PART: Final = {"bold": True, "font_size": 11, "valign": "vcenter"}
WRAPPED: Final = {"text_wrap": True}
SET_IN: Final = {"text_wrap": True, "align": "left", "indent": 2}
"""Without a side to stand at, an indent is not shown."""
HEAD: Final = {
    "bold": True,
    "bg_color": "#E4E9F0",
    "border": 1,
    "border_color": "#B8C0CC",
    "text_wrap": True,
    "valign": "vcenter",
}
CELL: Final = {"border": 1, "border_color": "#D5DAE1", "text_wrap": True}
FIGURE: Final = {"align": "right", "indent": 1}
ANSWER: Final = {"bg_color": "#FFFBE6", "border": 1, "border_color": "#C9A227", "locked": False}
PROPOSED: Final = {"bg_color": "#E7E7E7", "font_color": "#4A4A4A", "italic": True}
SAMPLE: Final = {"font_name": "Consolas", "font_size": 10, "bg_color": "#F4F5F7"}

HOT: Final = {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": "#F3A583"}
COLD: Final = {
    "type": "3_color_scale",
    "min_type": "num",
    "mid_type": "num",
    "max_type": "num",
    "min_value": 0,
    "mid_value": 60,
    "max_value": 100,
    "min_color": "#F3A583",
    "mid_color": "#FFF3C4",
    "max_color": "#BFE3C8",
}
"""Heat: much is hot. Cold: of a score of 100, little is hot."""
