"""The files of a company as texts that can be written back byte for byte: encoding, its mark and line ends are kept."""

from pathlib import Path
from typing import Final

from orgaudit.intake.reading import UnreadableError, bytes_of, files_of, shown_path
from orgaudit.intake.yaml.decoding import MARKS
from orgaudit.model.dataclass import dataclass

_WITHOUT_MARK: Final = ("utf-8", "cp932")


class NotInEncoding(Exception):  # noqa: N818
    """A text holds a sign that its file's encoding does not have. ``path`` as shown, ``sign`` the sign."""

    def __init__(self, path: str, sign: str, encoding: str) -> None:
        super().__init__(f"{path}: {sign!r} in {encoding}")
        self.path = path
        self.sign = sign
        self.encoding = encoding


@dataclass(frozen=True, slots=True)
class TextFile:
    """One file. ``shown`` is its path as users see it, by which problems and origins name it."""

    path: Path
    shown: str
    text: str
    encoding: str = "utf-8"
    mark: bytes = b""

    def bytes_of(self, text: str) -> bytes:
        """Return a new text as this file holds it. Raises NotInEncoding."""
        try:
            return self.mark + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            raise NotInEncoding(self.shown, text[error.start], self.encoding) from None


def text_files(paths: tuple[str, ...]) -> tuple[TextFile, ...]:
    """Read the files of a company that was read without a problem. Raises MissingPathError and UnreadableError."""
    return tuple(_text_file(file) for path in paths for file in files_of(path))


def text_of(data: bytes, shown: str, path: Path) -> TextFile:
    """Return bytes as a text that gives the very same bytes again. Raises UnreadableError where there is none."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return TextFile(path, shown, data[len(mark) :].decode(encoding), encoding, mark)
    for encoding in _WITHOUT_MARK:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.encode(encoding) == data:
            return TextFile(path, shown, text, encoding)
    raise UnreadableError(shown, "encoding")


def _text_file(file: Path) -> TextFile:
    return text_of(bytes_of(file), shown_path(file), file)
