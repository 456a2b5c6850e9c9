"""Values as YAML: plain where that says the same, quoted where it would not."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from orgaudit.intake.editing.edits import Scalar, Value
from orgaudit.intake.editing.layout import Data
from orgaudit.model.pattern import pattern

_NOT_FIRST: Final = frozenset("-?:,[]{}#&*!|>'\"%@`=<~")
_TYPED: Final = pattern(
    r"null|true|false|yes|no|on|off|y|n|[-+]?0x[\da-f_]+|[-+]?(0[ob])?[\d][\d_,]*(\.\d*)?(e[-+]?\d+)?|[-+]?\.(\d+|inf)|\.nan"
    r"|\d{4}-\d\d?-\d\d?.*|\d+(:\d+)+(\.\d*)?",
    re.IGNORECASE,
)
"""Texts that some YAML reader would take for something else than text."""

_ESCAPED: Final = pattern("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_UNPRINTABLE: Final = pattern("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def scalar(value: Scalar, *, flow: bool) -> str:
    """Return one scalar as YAML; ``flow`` where it stands between brackets."""
    if isinstance(value, str):
        return value if _is_plain(value, flow=flow) else _quoted(value)
    return plain_text(value)


def plain_text(value: Scalar) -> str:
    """Return the text that a reader gets of a scalar."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def flow(value: Value) -> str:
    """Return any value on one line; one that is no scalar in brackets."""
    return _flow(value, inside=False)


def block(value: Value, indent: int, newline: str) -> str:
    """Return a value as it stands after its dash: an element as lines of keys, all else on one line."""
    if isinstance(value, Mapping) and value:
        lines = [f"{scalar(key, flow=False)}: {flow(item)}" for key, item in value.items()]
        return (newline + " " * indent).join(lines)
    return flow(value)


def said(value: Value) -> Data:
    """Return what a reader will find where a value was written."""
    if isinstance(value, str | bool | int | float | date):
        return plain_text(value)
    if isinstance(value, Mapping):
        return {key: said(item) for key, item in value.items()}
    return [said(item) for item in value]


def _flow(value: Value, *, inside: bool) -> str:
    if isinstance(value, str | bool | int | float | date):
        return scalar(value, flow=inside)
    if isinstance(value, Mapping):
        pairs = (f"{scalar(key, flow=True)}: {_flow(item, inside=True)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(_flow(item, inside=True) for item in _items(value)) + "]"


def _items(value: Sequence[Value]) -> Sequence[Value]:
    return value


def _is_plain(text: str, *, flow: bool) -> bool:
    if not text or text != text.strip() or text[0] in _NOT_FIRST or _UNPRINTABLE.search(text):
        return False
    if ": " in text or " #" in text or text.endswith(":") or _TYPED.fullmatch(text):
        return False
    return not (flow and any(sign in text for sign in ",[]{}:?"))


def _quoted(text: str) -> str:
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(text, ensure_ascii=False))
