"""Reads a path, stdin or a text: the door by which every company comes in."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from itertools import compress
from os import PathLike, fspath
from os.path import normpath
from pathlib import Path
from typing import Final, Literal

from orgaudit.findings.sha256 import sha256
from orgaudit.intake.builder import Builder
from orgaudit.intake.fields import table
from orgaudit.intake.first_bytes import first_bytes
from orgaudit.intake.language import language_of
from orgaudit.intake.loaded import Loaded
from orgaudit.intake.problems import InputProblem, Weight
from orgaudit.intake.report import MOST_EXAMPLES, Report, TooManyProblems
from orgaudit.intake.yaml.decoding import decoded
from orgaudit.intake.yaml.limits import DEFAULT_LIMITS, Limits
from orgaudit.model import Organization, Place
from orgaudit.model.dataclass import replace
from orgaudit.model.place import NOWHERE

STDIN: Final = "-"
SUFFIXES: Final = (".yaml", ".yml")


class MissingPathError(Exception):
    """Nothing is there to audit: no such path, or a directory without a file of ours. ``path`` as given."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class UnreadableError(Exception):
    """The path is there but cannot be read. ``path`` as given, ``reason`` as the system words it."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def load(
    *paths: str | PathLike[str],
    today: date | None = None,
    stdin: bytes | None = None,
    stdin_name: str = "<stdin>",
    limits: Limits = DEFAULT_LIMITS,
) -> Loaded:
    """Read a file, a directory (one company in several files) or, for ``-``, the bytes of stdin; or several of them.

    ``today`` is the day from which ages are counted where the file states no ``as_of``; the present day where it is left
    out. Raises MissingPathError and UnreadableError; everything wrong with the content is in the result.
    """
    given: list[tuple[str, bytes]] = []
    passed: list[Path] = []
    size = 0
    for name, data in _read([fspath(path) for path in paths], (stdin_name, stdin or b""), limits, passed):
        given.append((name, data))
        size += len(data)
        if size > limits.together:  # the rest is not read: that is told, and nothing else can be
            break
    found = load_parts(given, today=today or date.today(), limits=limits)
    return _telling_passed(found, passed) if passed else found


def _read(
    paths: Iterable[str], stdin: tuple[str, bytes], limits: Limits, passed: list[Path]
) -> Iterator[tuple[str, bytes]]:
    """Yield what each file holds; what has the name of one and is none is put into ``passed``."""
    for path in paths:
        if path == STDIN:
            yield stdin
        else:
            yield from ((shown_path(file), bytes_of(file, limits)) for file in files_of(path, passed))


def _telling_passed(found: Loaded, passed: list[Path]) -> Loaded:
    shown = tuple(shown_path(file) for file in passed[:MOST_EXAMPLES])
    facts = {"examples": shown, "more": len(passed) - len(shown) or None}
    note = InputProblem("no_file", Place(shown[0], *NOWHERE), facts, Weight.NOTE)
    return replace(found, notes=tuple(sorted((*found.notes, note), key=_by_place)))


def load_parts(parts: Sequence[tuple[str, bytes]], *, today: date, limits: Limits = DEFAULT_LIMITS) -> Loaded:
    """Read the files of one company that are at hand, each with the name under which it is reported."""
    report = Report(limits.problems)
    if sum(len(data) for _, data in parts) > limits.together:
        place = Place(parts[-1][0], *NOWHERE)
        report.add(InputProblem("too_large_together", place, {"limit": limits.together // (1024 * 1024)}))
        return loaded([(name, None) for name, _ in parts], None, report, "en")
    texts = [(name, decoded(data, name, limits, report)) for name, data in parts]
    return _loaded(texts, report, today, limits)


def load_text(
    text: str, *, today: date, name: str = "company.yaml", limits: Limits = DEFAULT_LIMITS
) -> Loaded:
    """Read a text that is at hand."""
    return _loaded([(name, text)], Report(limits.problems), today, limits)


def load_texts(texts: Sequence[tuple[str, str]], *, today: date, limits: Limits = DEFAULT_LIMITS) -> Loaded:
    """Read the texts of one company that are at hand, each with the name under which it is reported."""
    return _loaded(list(texts), Report(limits.problems), today, limits)


def shown_path(path: Path) -> str:
    """Return a path as users see it: relative to the current directory where it is inside, else absolute."""
    here = Path.cwd()
    whole = Path(normpath(here / path))
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def _loaded(texts: list[tuple[str, str | None]], report: Report, today: date, limits: Limits) -> Loaded:
    builder = Builder(table(), report, limits)
    organization = None
    with collector_off(), suppress(TooManyProblems):
        for name, text in texts:
            if text is None:
                builder.tear()
            else:
                builder.add(name, text.removeprefix("\ufeff"))
        organization = builder.finish(today)
    language = language_of(list(builder.texts()) or [text for _, text in texts if text])
    return loaded(texts, organization, report, language)


def loaded(
    texts: Sequence[tuple[str, str | None]],
    organization: Organization | None,
    report: Report,
    language: Literal["ja", "en"],
) -> Loaded:
    """Return what reading these texts gave."""
    digest = sha256()
    for _, text in texts:
        digest.update((text or "").encode("utf-8", errors="surrogatepass"))
    ordered = sorted((*report.problems, *report.notes()), key=_by_place)
    return Loaded(
        organization=replace(organization, language=language) if organization else None,
        problems=tuple(problem for problem in ordered if problem.weight is Weight.ERROR),
        notes=tuple(problem for problem in ordered if problem.weight is Weight.NOTE),
        paths=tuple(name for name, _ in texts),
        sha256=digest.hexdigest(),
        language=language,
        persons=report.persons,
    )


def _by_place(problem: InputProblem) -> tuple[str, int, int, str]:
    return (problem.place.path, problem.place.line, problem.place.column, problem.code)


def files_of(path: str, passed: list[Path] | None = None) -> list[Path]:
    """Return the files of a company: the file itself, or those of a folder. Raises MissingPathError and UnreadableError.

    What has the name of one in a folder and is none, as a link that leads nowhere, is passed over, and put into ``passed``.
    """
    given = Path(path)
    try:
        found = sorted(_files_below(given)) if given.is_dir() else [given] * given.exists()
        if given.is_dir():
            there = list(map(Path.is_file, found))
            if passed is not None:
                passed += (file for file, is_there in zip(found, there, strict=True) if not is_there)
            found = list(compress(found, there))
    except OSError as error:
        raise UnreadableError(path, error.strerror or str(error)) from None
    except ValueError:  # a NUL in the path
        raise MissingPathError(path) from None
    if not found:
        raise MissingPathError(path)
    return found


def _files_below(given: Path) -> Iterator[Path]:
    """Yield what has the name of a file of ours in a folder and below it, but for what is hidden."""
    # Most companies are one file.
    from orgaudit.intake.walking import walked

    for folder, folders, names in walked(str(given)):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files = (Path(folder, name) for name in names if not name.startswith("."))
        yield from (file for file in files if file.suffix.lower() in SUFFIXES)


def bytes_of(file: Path, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """Return what a file holds, at most one byte more than is allowed: a link may lead to what never ends. Raises UnreadableError."""
    try:
        return first_bytes(file, limits.size + 1)
    except OSError as error:
        raise UnreadableError(str(file), error.strerror or str(error)) from None


@contextmanager
def collector_off() -> Iterator[None]:
    """Switch the garbage collector off: it would rescan a graph that only grows. Restored as it was."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
