"""Looks of a workbook to be filled in."""

from typing import Final

TITLE: Final = {"bold": True, "font_size": 16}
NOTE: Final = {"font_color": "#595F69", "text_wrap": True}
BORDER: Final = {"border": 1, "border_color": "#B8C0CC"}
HEAD: Final = {**BORDER, "bold": True, "text_wrap": True, "valign": "vcenter", "align": "center"}
NEED: Final = {
    "needed": {"bg_color": "#1F4E79", "font_color": "#FFFFFF"},
    "usual": {"bg_color": "#BDD7EE"},
    "rest": {"bg_color": "#EDEDED"},
}
"""The ground of a heading by how much its column is needed; the letters on each keep a contrast of more than 7 to 1."""

CELL: Final = {**BORDER, "text_wrap": True}
DAY: Final = {"num_format": "yyyy-mm-dd", "align": "left"}
NUMBER: Final = {"align": "right", "indent": 1}
EXAMPLE: Final = {"bg_color": "#F2F2F2", "font_color": "#666666", "italic": True}
ASKED: Final = {"bg_color": "#FFF2CC", "border_color": "#C9A227"}
KNOWN: Final = {"font_color": "#595F69"}
