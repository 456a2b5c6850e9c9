"""Signs that slipped into a value and would silently be a part of it: quotation marks of other keyboards, a wide #, signs that nobody sees.

A free text may hold them, and so may what stands in quotes, where nobody sees but somebody meant it. In what others refer to, or what is a figure or one of some words, nothing else can be meant.
"""

from typing import Final

from orgaudit.intake.fields import Field
from orgaudit.intake.values.reader_context import Reading
from orgaudit.intake.yaml.line_marks import INVISIBLE, MAY_BE_SLIP, NAME_MARK, NAMES, shown_sign
from orgaudit.intake.yaml.nodes import Items, Node, OpenList, Scalar
from orgaudit.model.pattern import pattern
from orgaudit.model.place import Span

_QUOTED: Final = pattern(
    "\u201c[^\u201c\u201d]*\u201d|\u2018[^\u2018\u2019]*\u2019|\uff02[^\uff02]*\uff02|\u201e[^\u201c\u201d]*[\u201c\u201d]"
)
_REMARK: Final = pattern("(?:^|\\s)\uff03(?!\\d)")
"""A wide # where a remark begins; behind it a number is one of several (ライン ＃2)."""

_FREE: Final = frozenset(("text", "texts", "number_or_text", "text_or_false"))


def has_slip(reading: Reading, field: Field, value: Node | OpenList) -> bool:
    """Tell a sign that slipped into a value, or into an item of a list; whether there was one."""
    if field.type in _FREE and field.key not in NAMES:
        return False
    named = field.key in NAMES
    if type(value) is tuple:
        return tells_slip(reading, value, named=named)
    if not isinstance(value, Items):
        return False
    return sum(tells_slip(reading, node, named=named) for node in value.items if type(node) is tuple) > 0


def tells_slip(reading: Reading, node: Scalar, *, named: bool) -> bool:
    """Tell a sign that slipped into one value; whether there was one. What is ``named`` so begins with no dot either."""
    text, quoted, span = node
    if text.isascii() or not MAY_BE_SLIP.search(text):
        return False
    code, at = "invisible_sign", -1
    if not quoted and (hidden := INVISIBLE.search(text)):
        at = hidden.start()
    elif not quoted and _QUOTED.fullmatch(text):
        code, at = "wide_quote", 0
    elif not quoted and (remark := _REMARK.search(text)):
        code, at = "remark_mark", remark.end() - 1
    elif not quoted and named and (mark := NAME_MARK.match(text)):
        code, at = "list_mark", mark.start("sign")
    if at < 0:
        return False
    sign = text[at]
    shown = f"U+{ord(sign):04X}" if code == "invisible_sign" else shown_sign(sign)
    reading.report.at_span(code, reading.path, _span(span, at, len(text)), found=shown)
    return True


def _span(span: Span, at: int, length: int) -> Span:
    """Return the place of one sign; of the whole value where it stands in quotes or on several lines."""
    line, column, last, end = span
    whole = line == last and end - column == length
    return (line, column + at, line, column + at + 1) if whole else span
