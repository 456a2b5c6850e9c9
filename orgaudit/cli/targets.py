"""Where the reports of one run go: which format, to which file or to stdout."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from orgaudit.cli.usage import UsageProblem, unknown

STDOUT: Final = "-"
TERMINAL: Final = "terminal"


@dataclass(frozen=True, slots=True)
class Target:
    """One report. ``path`` is ``None`` for stdout."""

    format: str
    path: Path | None


@dataclass(frozen=True, slots=True)
class KnownFormats:
    """The names of all formats that can be written, and the format of each file suffix (with its dot)."""

    names: tuple[str, ...]
    by_suffix: dict[str, str]


def targets(
    outputs: Iterable[str] | None, stdout_format: str | None, formats: KnownFormats, *, quiet: bool
) -> tuple[Target, ...]:
    """Return the targets in the order of the call, stdout first.

    stdout gets the terminal report unless the call says otherwise; a quiet call that writes files leaves it empty.
    """
    named = tuple(_target(text, formats) for text in outputs or ())
    on_stdout = [target for target in named if target.path is None]
    if stdout_format is not None:
        on_stdout.append(Target(_known(stdout_format, formats, "--format"), None))
    if len(on_stdout) > 1:
        raise UsageProblem("two_reports_on_stdout")
    files = [target for target in named if target.path is not None]
    _refuse_same_file(files)
    if not on_stdout and not (quiet and files):
        on_stdout = [Target(TERMINAL, None)]
    return (*on_stdout, *files)


def refuse_unwritable(listed: Iterable[Target], inputs: Sequence[Path]) -> None:
    """Refuse a report that would replace an input file, or whose folder is missing, before any work is done."""
    sources = {path.resolve() for path in inputs}
    for target in listed:
        if target.path is None:
            continue
        if target.path.resolve() in sources:
            raise UsageProblem("output_is_input", path=str(target.path))
        if not target.path.parent.is_dir():
            raise UsageProblem("no_such_folder", path=str(target.path), folder=str(target.path.parent))
        if target.path.is_dir():
            raise UsageProblem("output_is_folder", path=str(target.path))


def _target(text: str, formats: KnownFormats) -> Target:
    """Read ``PATH``, ``FORMAT:PATH`` or ``-``. A drive letter or a path with a folder is no format name."""
    head, colon, rest = text.partition(":")
    if colon and head.casefold() in formats.names:
        if not rest:
            raise UsageProblem("output_without_path", found=text)
        return Target(head.casefold(), None if rest == STDOUT else Path(rest))
    if colon and len(head) > 1 and head.isalnum() and head.isascii():
        raise unknown("no_such_format", head, formats.names, option="--output")
    if text == STDOUT:
        return Target(TERMINAL, None)
    if not text:
        raise UsageProblem("output_without_path", found=text)
    suffix = PurePath(text).suffix.casefold()
    if suffix not in formats.by_suffix:
        raise UsageProblem("no_format_for_suffix", path=text, allowed=tuple(formats.by_suffix))
    return Target(formats.by_suffix[suffix], Path(text))


def _known(name: str, formats: KnownFormats, option: str) -> str:
    if name.casefold() not in formats.names:
        raise unknown("no_such_format", name, formats.names, option=option)
    return name.casefold()


def _refuse_same_file(files: Iterable[Target]) -> None:
    seen: set[Path] = set()
    for target in files:
        if target.path is None:
            continue
        path = target.path.resolve()
        if path in seen:
            raise UsageProblem("output_twice", path=str(target.path))
        seen.add(path)
