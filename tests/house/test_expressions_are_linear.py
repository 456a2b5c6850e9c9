"""No regular expression looks at a text of a stranger again and again: none takes sixteen times as long for a text of four times the size.

Each expression of the package is found in the syntax tree and asked of texts that are hard for it (``pumps``), in the ways in which it is used.
"""

import re
import time
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest

from orgaudit.intake.spelling import narrowed
from tests.house.expressions import Expression, compiled, expressions
from tests.house.pumps import ENDS, hard_texts

SMALL, LARGE = 250, 1_000
MUCH: Final = 0.0005
"""Seconds for the large text under which nothing is compared: what is linear takes a tenth of this, what is not twice of it, on a quick machine."""

AT_MOST: Final = 0.003
"""Seconds that a text cut to its bound may take, on a machine that does much else."""

STEEP: Final = 9.0
"""Times as long for four times the text: between 4, which is linear, and 16."""

SHORT: Final = {
    "intake/near_keys:_REMARK": 60,
    "intake/sheets/cells/amounts:_BRACKETED": 200,
    "intake/sheets/cells/amounts:_SAID": 200,
    "intake/sheets/headings/heading_shapes:_SHAPES": 40,
    "intake/sheets/layouts/trees:_COUNTED": 60,
    "intake/sheets/layouts/trees:_HEADED": 60,
    "intake/sheets/cells/loose_frequency:_PERIODIC": 60,
    "intake/sheets/cells/loose_words:_BETWEEN": 60,
    "intake/sheets/cells/names:_UNIT": 25,
    "intake/sheets/columns/yielding_columns:_NUMBERED": 20,
    "intake/sheets/cells/notations:_RANGE": 40,
    "intake/sheets/columns/person_columns:_OF_MEDIUM": 200,
    "intake/sheets/people/person_texts:_EITHER": 60,
    "intake/sheets/people/person_texts:_PHRASE": 60,
    "intake/sheets/people/person_texts:_UNSURE": 60,
    "intake/sheets/headings/questions:_GAPS": 240,
    "intake/sheets/headings/questions:_NUMBERED": 240,
    "intake/values/holder_phrases:OPEN_SEAT": 60,
    "intake/values/quantities:figure_of": 120,
    "intake/values/not_there:_ASIDE": 60,
    "intake/values/not_there:_ASIDE_BEFORE": 60,
    "intake/values/not_there:_DASHED": 60,
    "intake/values/not_there:_BARE": 60,
    "intake/values/not_there:_BEFORE": 60,
    "intake/values/not_there:_ASKED": 60,
    "intake/values/not_there:_ASIDE_JA": 60,
    "intake/values/not_there:_SPACED_JA": 60,
    "intake/values/not_there:_SAID_JA": 60,
    "intake/values/not_there:_EXCEPT_JA": 60,
    "intake/values/not_there:_BEFORE_JA": 60,
    "intake/values/not_there:_SEAT_JA": 60,
}
"""What is asked only of texts of so many signs, for which its callers see; a text of that size costs it at most ``AT_MOST``."""

NARROWED: Final = frozenset(
    (
        "intake/sheets/values/table_reader:_BETWEEN",
        "intake/sheets/headings/headings:_TWO_LANGUAGES",
        "intake/sheets/layouts/homes:_BETWEEN",
        "intake/sheets/layouts/homes:_STEPS",
        "intake/sheets/layouts/homes:home_of",
        "intake/values/choices:_BETWEEN",
        "intake/values/person_names:_BETWEEN",
        "intake/values/plain_values:_BETWEEN_MONTHS",
        "intake/values/plain_values:_SPAN",
        "intake/values/plain_values:_TIME",
        "intake/values/plain_values:_WEEKDAY",
    )
)
"""What is asked only of texts whose gaps are narrow: see ``spelling.narrowed``."""

OURS: Final = frozenset(("rules/reads:_parsed", "wording/phrase:_CLAUSE"))
"""What is asked only of our own texts."""


def steep(expression: Expression) -> Iterator[str]:
    """Yield the texts for which an expression takes much longer than their size accounts for."""
    made, bound = compiled(expression), SHORT.get(expression.name)
    for begin, part in hard_texts(expression.source, expression.flags):
        for end in ENDS:

            def text(size: int, begin: str = begin, part: str = part, end: str = end) -> Any:
                whole = begin + part * (size // len(part) + 1) + end
                whole = narrowed(whole) if expression.name in NARROWED else whole[:bound]
                return whole if isinstance(expression.source, str) else whole.encode("utf-8", "replace")

            small, large = text(SMALL), text(LARGE)
            for way in expression.ways:
                read = getattr(made, way)
                if _took(read, large) > MUCH and all(
                    _least(read, large) > (AT_MOST if bound else STEEP * _least(read, small))
                    for _ in range(3)
                ):
                    yield f"{way} of {begin[:20]!r}, then {part[:20]!r} {LARGE} times, then {end!r}"
                    return


def _took(read: Callable[[Any], object], text: Any) -> float:
    began = time.process_time()
    read(text)
    return time.process_time() - began


def _least(read: Callable[[Any], object], text: Any) -> float:
    return min(_took(read, text) for _ in range(4))


def test_no_expression_takes_longer_than_its_text_is_long() -> None:
    found = {
        expression.name: list(steep(expression)) for expression in _distinct() if expression.name not in OURS
    }
    assert {name: texts for name, texts in found.items() if texts} == {}


def test_what_is_let_through_is_still_there() -> None:
    names = {expression.name for expression in expressions()}
    assert {*SHORT, *NARROWED, *OURS} <= names


@pytest.mark.parametrize(
    "source", [r"\s+$", r"(a+)b", r"\d+,", r"x.*?y", r"\s*;", r"(?:ab)+c|d", r"(.+?)\s*=\s*(.+?)\s*"]
)
def test_a_steep_expression_is_found(source: str) -> None:
    # On a busy machine one look may take a short text's time for longer than it is.
    assert any(list(steep(Expression("here:_NEW", source, 0, frozenset(("findall",))))) for _ in range(3))


@pytest.mark.parametrize(
    "source",
    [r"(?<!\s)\s++$", r"(?<!a)a++b", r"(?<!\d)\d++,", r"(?:(?<!\s)\s++)?+;", r"\w+", r"[(][^()]*[)]"],
)
def test_a_linear_expression_is_let_through(source: str) -> None:
    assert list(steep(Expression("here:_NEW", source, 0, frozenset(("findall",))))) == []


def test_every_call_is_looked_at() -> None:
    # As many as a plain search of the texts finds: none that the syntax tree hides.
    assert len(list(expressions())) > 400
    assert all(re.compile(expression.source, expression.flags) for expression in expressions())


def _distinct() -> list[Expression]:
    return list({(each.name, each.source, each.ways): each for each in expressions()}.values())
