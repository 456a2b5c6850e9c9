"""One question of an assistant as one call of the program, whose JSON is the answer."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from orgaudit.model.dataclass import dataclass
from orgaudit.wording.catalogue import Catalogue, Language

Program = Callable[[Sequence[str]], tuple[bool, str, str]]
"""Carries out a call: whether there is a report, the report, and what was told beside it."""


class RefusedError(Exception):
    """A question that has no answer; the text says why, as the program says it."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Where companies may be read, whether people are named, and in which language answers are, if not in that of the file."""

    program: Program
    root: Path
    names: bool = False
    language: Language | None = None

    def about(self, command: str, path: str, *options: str) -> dict[str, Any]:
        """Return what a command says of the company at a path below the root. Raises RefusedError."""
        return self.answer(command, self._place(path), *options, *self._hidden())

    def between(self, old: str, new: str) -> dict[str, Any]:
        """Return what came and went between the companies at two paths. Raises RefusedError."""
        return self.answer("diff", self._place(old), self._place(new), *self._hidden())

    def _hidden(self) -> tuple[str, ...]:
        return () if self.names else ("--redact", "people")

    def _place(self, path: str) -> str:
        """Return a path as the program is called with it. Nothing outside of the root is read, by whatever way it is named."""
        place, here = (self.root / path).resolve(), Path.cwd()
        if not place.is_relative_to(self.root.resolve()):
            raise RefusedError(Catalogue(self.language or "en").ui("assistants.outside", path=path))
        return str(place.relative_to(here) if place.is_relative_to(here) else place)

    def answer(self, command: str, *arguments: str) -> dict[str, Any]:
        """Return the JSON of a call. Raises RefusedError."""
        language = ("--lang", self.language) if self.language else ()
        found: dict[str, Any] = json.loads(self.text(command, *arguments, "--format", "json", *language))
        return found

    def text(self, *arguments: str) -> str:
        """Return what a call writes. Raises RefusedError."""
        answered, out, told = self.program(arguments)
        if not answered:
            raise RefusedError(told)
        return out
