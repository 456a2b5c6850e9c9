"""An entry from what was stored of it: others may have written the file, so every value is looked at."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar, get_args

from orgaudit.results.portfolio import CompanyResult, Entry, FirstMove, FunctionTally, Trouble
from orgaudit.rules.spec import Move

T = TypeVar("T")

_MOST: Final = 10**12
"""No company counts anything beyond it, and a number of hundreds of digits cannot be reckoned with."""


def stored_entry(data: Any) -> Entry:
    """Return the entry. Raises TypeError, KeyError and ValueError where the data are none."""
    details = _texts(data["details"])
    trouble = _or_none(_trouble, data["trouble"])
    return Entry(
        path=_text(data["path"]),
        sha256=_text(data["sha256"]),
        basis=_text(data["basis"]),
        result=None if data["company"] is None else _result(data),
        trouble=trouble,
        details=details,
        shown=_text(data.get("shown", "")),
    )


def _result(data: Mapping[str, Any]) -> CompanyResult:
    score = data["score"]
    return CompanyResult(
        company=_text(data["company"]),
        industry=_or_none(_text, data["industry"]),
        employees=_or_none(_count, data["employees"]),
        departments=_count(data["departments"]),
        duties=_count(data["duties"]),
        score=_or_none(_number, score["value"]),
        low=_number(score["low"]),
        likely_low=_number(score["likely_low"]),
        likely_high=_number(score["likely_high"]),
        high=_number(score["high"]),
        coverage=_number(data["coverage"]),
        levels={level: count for level, count in _each(_count, data["findings"]).items() if count},
        families=_each(_number, data["families"]),
        functions=_each(_tally, data["functions"]),
        rules=_each(_count, data["rules"]),
        first_move=_or_none(_move, data["first_move"]),
        failed_rules=_texts(data["failed_rules"]),
    )


def _move(data: Any) -> FirstMove:
    return FirstMove(
        move=Move(data["move"]).value,
        department=_or_none(_text, data["department"]),
        subjects=_texts(data["subjects"]),
        count=_count(data["count"]),
        effort_hours=_number(data["effort_hours"]),
        hours_returned=_number(data["hours_returned"]),
    )


def _tally(data: Any) -> FunctionTally:
    return FunctionTally(_count(data["duties"]), _count(data["troubled"]))


def _or_none(read: Callable[[Any], T], value: Any) -> T | None:
    return None if value is None else read(value)


def _each(read: Callable[[Any], T], value: Any) -> dict[str, T]:
    if not isinstance(value, dict):
        raise TypeError
    return {key: read(item) for key, item in value.items()}


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(map(_text, value))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _trouble(value: Any) -> Trouble:
    if value not in get_args(Trouble):
        raise TypeError
    trouble: Trouble = value
    return trouble


def _count(value: Any) -> int:
    # JSON knows true and false, which Python counts as numbers.
    if type(value) is not int or not 0 <= value <= _MOST:
        raise TypeError
    return value


def _number(value: Any) -> float:
    if type(value) not in (int, float) or not -_MOST <= value <= _MOST:
        raise TypeError
    number: float = value
    return number
