"""Where the reports of one run go: which format, to which file or to stdout."""

from collections.abc import Callable, Container, Iterable, Mapping
from pathlib import Path, PurePath
from typing import Final

from orgaudit.cli.usage import WrongCallError, unknown
from orgaudit.intake.first_bytes import real_path
from orgaudit.intake.spelling import folded, nearest
from orgaudit.model.dataclass import dataclass
from orgaudit.model.pattern import pattern
from orgaudit.reports.formats import Format

STDOUT: Final = "-"
TERMINAL: Final = "terminal"
_LIKE_A_FORMAT: Final = pattern("[A-Za-z0-9][A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Target:
    """One report. ``path`` is ``None`` for stdout."""

    format: str
    path: Path | None


def targets(
    outputs: Iterable[str] | None, stdout_format: str | None, formats: Mapping[str, Format], *, quiet: bool
) -> tuple[Target, ...]:
    """Return the targets in the order of the call, stdout first.

    stdout gets the terminal report unless the call says otherwise; a quiet call that writes files leaves it empty.
    """
    named = tuple(_target(text, formats) for text in outputs or ())
    on_stdout = [target for target in named if target.path is None]
    if stdout_format is not None:
        on_stdout.append(Target(_known(stdout_format, formats, "--format"), None))
    if len(on_stdout) > 1:
        raise WrongCallError("two_reports_on_stdout")
    files = [target for target in named if target.path is not None]
    _refuse_same_file(files)
    if not on_stdout and not (quiet and files):
        on_stdout = [Target(TERMINAL, None)]
    return (*on_stdout, *files)


def refuse_unwritable(listed: Iterable[Target], source: str) -> None:
    """Refuse a report that would become part of the input, or whose folder is missing, before any work is done."""
    for target in listed:
        if target.path is None:
            continue
        if source != STDOUT and _is_input(real_path(target.path), real_path(Path(source))):
            raise WrongCallError("output_is_input", path=str(target.path))
        if not target.path.parent.is_dir():
            raise WrongCallError("no_such_folder", path=str(target.path), folder=str(target.path.parent))
        if target.path.is_dir():
            raise WrongCallError("output_is_folder", path=str(target.path))


def refuse_read(written: Iterable[str | Path | None], read: Iterable[str | Path | None]) -> None:
    """Refuse to write over a file that the same call reads or writes otherwise; ``None`` and standard streams are no files."""
    taken = {real_path(Path(path)) for path in read if path is not None and str(path) != STDOUT}
    for path in written:
        if path is not None and str(path) != STDOUT and real_path(Path(path)) in taken:
            raise WrongCallError("output_is_read", path=str(path))


def refuse_replacing_work(
    paths: Iterable[Path | None], taken_in: Callable[[], Container[str]] = frozenset
) -> None:
    """Refuse to write over files that people have worked in (worked_in.py). Raises WrongCallError.

    ``None`` is no file; ``taken_in`` gives the answers that the company has by now.
    """
    there = [path for path in paths if path is not None and path.is_file()]
    if there:
        # Most reports are written to no file, or to a new one.
        from orgaudit.cli.output.worked_in import refuse_worked_in

        refuse_worked_in(there, taken_in())


def _is_input(target: Path, source: Path) -> bool:
    """Whether a report would be read as the company: it is the file, or lies in the folder and looks like one."""
    from orgaudit.intake.reading import SUFFIXES

    inside = target.is_relative_to(source) and target.suffix.lower() in SUFFIXES
    return target == source or (source.is_dir() and inside)


def _target(text: str, formats: Mapping[str, Format]) -> Target:
    """Read ``PATH``, ``FORMAT:PATH`` or ``-``. A drive letter or a path with a folder is no format name."""
    head, colon, rest = text.partition(":")
    if colon and folded(head) in formats:
        if not rest:
            raise WrongCallError("output_without_path", found=text)
        return Target(folded(head), None if rest == STDOUT else Path(rest))
    if colon and _LIKE_A_FORMAT.fullmatch(head):
        raise unknown("no_such_format", head, tuple(formats), option="--output")
    if text == STDOUT:
        return Target(TERMINAL, None)
    if not text:
        raise WrongCallError("output_without_path", found=text)
    suffix = PurePath(text).suffix.casefold()
    # The first format that claims a suffix has it.
    by_suffix = {one: name for name, item in reversed(tuple(formats.items())) for one in item.suffixes}
    if suffix not in by_suffix:
        allowed = tuple(by_suffix)
        raise WrongCallError(
            "no_format_for_suffix", path=text, allowed=allowed, nearest=nearest(suffix, allowed)
        )
    return Target(by_suffix[suffix], Path(text))


def _known(name: str, formats: Mapping[str, Format], option: str) -> str:
    if folded(name) not in formats:
        raise unknown("no_such_format", name, tuple(formats), option=option)
    return folded(name)


def _refuse_same_file(files: Iterable[Target]) -> None:
    seen: set[Path] = set()
    for target in files:
        if target.path is None:
            continue
        path = real_path(target.path)
        if path in seen:
            raise WrongCallError("output_twice", path=str(target.path))
        seen.add(path)
