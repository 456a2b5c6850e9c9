"""Tasks that stand in another office than most of their function: the shipping papers of trade compliance are back."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from orgaudit.knowledge.data_file import read_data
from orgaudit.knowledge.functions import FunctionOffice


def task_office(function_id: str, text: str) -> FunctionOffice | None:
    """Return the office of a task where it is not that of its function; ``text`` is the normalised name."""
    tasks = _tasks().get(function_id)
    if tasks is None:
        return None
    return next((office for word, office in tasks if word in text), None)


@cache
def _tasks() -> Mapping[str, tuple[tuple[str, FunctionOffice], ...]]:
    """Return the words of every function that has such tasks, with the office that each points to."""
    content: Mapping[str, Mapping[FunctionOffice, list[Any]]] = read_data(
        Path(__file__).with_name("offices.yaml")
    )
    return {
        function_id: tuple((str(word), office) for office, words in offices.items() for word in words)
        for function_id, offices in content.items()
    }
