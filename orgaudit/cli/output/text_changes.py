"""Changed texts of the user's own files: shown as a difference, or written, all of them or none."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from difflib import unified_diff

from orgaudit.cli.input.bounded import read_bounded
from orgaudit.cli.output.files import write_whole
from orgaudit.cli.usage import WrongCallError
from orgaudit.intake.editing.text_files import NotInEncoding, TextFile
from orgaudit.intake.yaml.positions import LINE_END
from orgaudit.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file as it is, and the text that it is to hold."""

    file: TextFile
    text: str


def changed_files(files: Iterable[TextFile], texts: Mapping[str, str]) -> tuple[ChangedFile, ...]:
    """Return the files whose text, by their shown path, is another one now."""
    return tuple(
        ChangedFile(file, texts[file.shown])
        for file in files
        if texts.get(file.shown, file.text) != file.text
    )


def difference(changes: Iterable[ChangedFile], hidden: Callable[[str], str]) -> str:
    """Return the changes as a unified difference; ``hidden`` replaces persons."""
    return "".join(hidden(line) for change in changes for line in _difference(change))


def write_changes(changes: Iterable[ChangedFile]) -> None:
    """Write files, each whole; where one cannot be written, those before it are put back. Raises WrongCallError.

    Nothing is written where somebody else has written one of them since it was read.
    """
    listed = tuple(changes)
    try:
        contents = [change.file.bytes_of(change.text) for change in listed]
    except NotInEncoding as error:
        raise WrongCallError(
            "not_in_encoding", path=error.path, found=error.sign, encoding=error.encoding
        ) from None
    for change in listed:
        refuse_changed(change.file)
    for number, (change, content) in enumerate(zip(listed, contents, strict=True)):
        try:
            write_whole(change.file.path, content)
        except OSError as error:
            for done in listed[:number]:
                with suppress(OSError):
                    write_whole(done.file.path, done.file.bytes_of(done.file.text))
            raise WrongCallError("unwritable", path=str(change.file.path), reason=error.strerror) from None


def refuse_changed(file: TextFile) -> None:
    """Raise WrongCallError where a file no longer holds what was read of it: an editor has saved it meanwhile."""
    try:
        now = read_bounded(file.path)
    except OSError as error:
        raise WrongCallError("unreadable", path=file.shown, reason=error.strerror) from None
    if now != file.bytes_of(file.text):
        raise WrongCallError("changed_meanwhile", path=file.shown)


def _difference(change: ChangedFile) -> Iterator[str]:
    name = change.file.shown
    for line in unified_diff(_lines(change.file.text), _lines(change.text), f"a/{name}", f"b/{name}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Return the lines of a text, each with one plain line break."""
    parts = LINE_END.split(text)
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
