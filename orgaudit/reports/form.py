"""A format of one kind of report, and the record that the tables of formats hold."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Request = TypeVar("Request", contravariant=True)


@dataclass(frozen=True, slots=True)
class Form(Generic[Request]):
    """One format: its name, how to render a request, the suffixes of files (with the dot), whether people read it."""

    name: str
    render: Callable[[Request], str]
    suffixes: tuple[str, ...]
    for_people: bool = True
