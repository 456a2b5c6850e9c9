"""One question of an assistant as one call of the program, whose JSON is the answer."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from orgaudit.intake.first_bytes import real_path
from orgaudit.intake.reading import MissingPathError, UnreadableError, files_of
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
        return self.answer(command, *options, *self._hidden(), about=(self._place(path),))

    def between(self, old: str, new: str) -> dict[str, Any]:
        """Return what came and went between the companies at two paths. Raises RefusedError."""
        return self.answer("diff", *self._hidden(), about=(self._place(old), self._place(new)))

    def _hidden(self) -> tuple[str, ...]:
        return () if self.names else ("--redact", "people")

    def _place(self, path: str) -> str:
        """Return a path as the program is called with it. Nothing outside of the root is read, by whatever way it is named."""
        place, here = self._resolved(path), Path.cwd()
        if place is None:
            raise RefusedError(Catalogue(self.language or "en").ui("assistants.outside", path=path))
        near = str(place.relative_to(here) if place.is_relative_to(here) else place)
        # A lone dash is no file of that name to the program, but its standard input.
        return str(place) if near == "-" else near

    def _resolved(self, path: str) -> Path | None:
        """Return where a path leads; ``None`` if that, or a company file in a folder there, is outside of the root."""
        root = real_path(self.root)
        try:
            place = real_path(root / path)
            inside = place.is_relative_to(root) and all(
                real_path(file).is_relative_to(root) for file in _files_in(place)
            )
        except (OSError, ValueError, RuntimeError):
            # A name that no file can have, links that lead in a circle.
            return None
        return place if inside else None

    def answer(self, command: str, *options: str, about: Sequence[str] = ()) -> dict[str, Any]:
        """Return the JSON of a call about some things, which are no options whatever they begin with. Raises RefusedError."""
        language = ("--lang", self.language) if self.language else ()
        said = self.text(command, *options, "--format", "json", *language, *(("--", *about) if about else ()))
        found: dict[str, Any] = json.loads(said)
        return found

    def text(self, *arguments: str) -> str:
        """Return what a call writes. Raises RefusedError."""
        answered, out, told = self.program(arguments)
        if not answered:
            raise RefusedError(told)
        return out


def _files_in(place: Path) -> list[Path]:
    """Return the company files of a folder; none where there are none, which the program itself says."""
    try:
        return files_of(str(place)) if place.is_dir() else []
    except (MissingPathError, UnreadableError):
        return []
