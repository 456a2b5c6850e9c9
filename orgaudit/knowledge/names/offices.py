"""Duties that stand in another office than most of their function: the shipping papers of trade compliance are back."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from orgaudit.knowledge.data_file import read_data
from orgaudit.knowledge.functions import FunctionOffice


def duty_office(function_id: str, text: str) -> FunctionOffice | None:
    """Return the office of a duty where it is not that of its function; ``text`` is the normalised name."""
    duties = _duties().get(function_id)
    if duties is None:
        return None
    return next((office for word, office in duties if word in text), None)


@cache
def _duties() -> Mapping[str, tuple[tuple[str, FunctionOffice], ...]]:
    """Return the words of every function that has such duties, with the office that each points to."""
    content: Mapping[str, Mapping[FunctionOffice, list[Any]]] = read_data(
        Path(__file__).with_name("offices.yaml")
    )
    return {
        function_id: tuple((str(word), office) for office, words in offices.items() for word in words)
        for function_id, offices in content.items()
    }
