"""The files of an importer: those that a call names, and those of its kind below the folders that it names. Bounded, and no link is followed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from os.path import normpath
from pathlib import Path
from typing import Final

from orgaudit.intake.importers.door import Importer, Source
from orgaudit.intake.problems import InputProblem, Weight
from orgaudit.intake.reading import MissingPathError, bytes_of, shown_path
from orgaudit.intake.report import Report
from orgaudit.intake.walking import walked
from orgaudit.intake.yaml.decoding import decoded
from orgaudit.intake.yaml.limits import Limits

LIMITS: Final = Limits(size=8 * 1024 * 1024, elements=1_000_000)
"""Of one file; house default. GitHub reads CODEOWNERS of up to 3 MB, and the largest tables of teams have one."""

MOST_FILES: Final = 50_000
MOST_BYTES: Final = 256 * 1024 * 1024
"""Of all files together; house defaults, ten times the largest open-source trees."""

MOST_ENTRIES: Final = 5_000_000
"""Entries of folders that are looked at; house default."""

_SKIPPED: Final = frozenset((".git", "node_modules", ".venv", "__pycache__"))


class TooManyFilesError(Exception):
    """More than is read at once; ``path`` is the folder, ``limit`` which bound it was."""

    def __init__(self, path: str, limit: int) -> None:
        super().__init__(path)
        self.path, self.limit = path, limit


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files, and what could not be read as text: of files that the call names (``problems``) and of others (``unread``)."""

    sources: tuple[Source, ...]
    problems: tuple[InputProblem, ...] = ()
    unread: tuple[InputProblem, ...] = ()


def gathered(paths: Sequence[str], importer: Importer) -> Gathered:
    """Return the files of an importer in order, each once. Raises MissingPathError, UnreadableError and TooManyFilesError."""
    sources: list[Source] = []
    problems: list[InputProblem] = []
    unread: list[InputProblem] = []
    seen: set[str] = set()
    size = 0
    for root in paths:
        for file, parts in _files(root, importer):
            shown = shown_path(file)
            if shown in seen:
                continue
            seen.add(shown)
            data = bytes_of(file, LIMITS)
            size += len(data)
            if len(seen) > MOST_FILES or size > MOST_BYTES:
                raise TooManyFilesError(root, MOST_FILES if len(seen) > MOST_FILES else MOST_BYTES >> 20)
            report = Report()
            text = decoded(data, shown, LIMITS, report)
            if text is None:
                (unread if parts else problems).extend(
                    item for item in report.problems if item.weight is Weight.ERROR
                )
            else:
                sources.append(
                    Source(shown, text.removeprefix("\ufeff"), Path(normpath(Path.cwd() / file)).parts, parts)
                )
    return Gathered(tuple(sources), tuple(problems), tuple(unread))


def _files(root: str, importer: Importer) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Yield the files below a path, with the parts of their paths below it; a file that is named has none."""
    given = Path(root)
    try:
        if not given.is_dir():
            if not given.exists():
                raise MissingPathError(root)
            yield given, ()
            return
    except (OSError, ValueError):
        raise MissingPathError(root) from None
    count = found = 0
    for folder, folders, files in walked(str(given)):
        folders[:] = sorted(name for name in folders if name not in _SKIPPED)
        count += len(files) + len(folders)
        if count > MOST_ENTRIES:
            raise TooManyFilesError(root, MOST_ENTRIES)
        above = Path(folder).relative_to(given).parts
        for name in files:
            file, parts = Path(folder) / name, (*above, name)
            if importer.takes(parts) and not file.is_symlink() and file.is_file():
                found += 1
                yield file, parts
    if not found:
        raise MissingPathError(root)
