"""What one call has around it: streams, environment, and what the common options asked for."""

import io
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, TextIO

from orgaudit.cli.settings.language import language_of_environment
from orgaudit.cli.terminal.plain_text import one_line, without_build_commands
from orgaudit.model.dataclass import dataclass, field
from orgaudit.wording.catalogue import WORDS_DIR, Catalogue, Language, WordSource

if TYPE_CHECKING:
    from orgaudit.cli.terminal.progress import Progress

PROGRAM: Final = "orgaudit"

PIPE_WIDTH: Final = 100
"""Columns of a report that goes to no screen."""


class ClosedPipeError(Exception):
    """Whoever read our output stopped reading."""


class UnwritableStdoutError(Exception):
    """stdout takes no more, as on a full disk. A stderr that takes no more is nothing that could be told."""

    def __init__(self, reason: str | None) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class CommonOptions:
    """What the options that every command takes asked for; ``color`` is ``auto``, ``always`` or ``never``."""

    lang: Language | None = None
    color: str = "auto"
    quiet: bool = False
    verbose: bool = False
    traceback: bool = False


def _browse(address: str) -> bool:
    """Show an address in the browser of whoever called, and say whether there is one."""
    import webbrowser

    try:
        return webbrowser.open(address)
    except webbrowser.Error:
        return False


@dataclass(slots=True)
class Session:
    """One call of the program. Tests replace the streams and the environment.

    ``common`` is replaced while the arguments are parsed. ``settings_language`` is that of the settings file, which stands behind all others.
    ``company_language`` is that of the first company that was read; it counts where nobody asks for a language.
    ``redacting`` is set by commands that hide people; ``public`` where a report goes to a public place, whose log is
    public too: either way no message and no crash tells a name. ``hiding`` replaces the persons of each company that was read;
    ``redact_key`` is what their pseudonyms are made with. ``held`` keeps what is large alive until the call is over.
    ``opening`` is the page that ``browse`` shows in the end, which says whether it could.
    ``given`` are the words of the call. ``word_sources`` are where the words of all rules in use lie. ``progress`` is what a terminal shows while it waits.
    """

    stdin: BinaryIO
    stdout: TextIO
    stderr: TextIO
    environ: Mapping[str, str]
    common: CommonOptions = field(default_factory=CommonOptions)
    redacting: bool = False
    public: bool = False
    redact_key: str = ""
    given: Sequence[str] = ()
    hiding: list[Callable[[str], str]] = field(default_factory=list)
    settings_language: Language | None = None
    company_language: Language | None = None
    held: list[object] = field(default_factory=list)
    opening: Path | None = None
    browse: Callable[[str], bool] = _browse
    progress: "Progress | None" = None
    word_sources: tuple[WordSource, ...] = (WORDS_DIR,)

    @property
    def discreet(self) -> bool:
        """Whether messages hide people."""
        return self.redacting or self.public

    @property
    def stated_language(self) -> Language | None:
        """The language that the call, the environment, the locale or the settings ask for."""
        return self.common.lang or language_of_environment(self.environ) or self.settings_language

    @property
    def catalogue(self) -> Catalogue:
        """The words of the run where no file has a say, but for the language of a company that was read before."""
        return self.words(self.company_language or "en")

    def words(self, otherwise: Language) -> Catalogue:
        """Return the words of the run, in a language that counts where nobody asks for one."""
        return Catalogue(self.stated_language or otherwise, self.word_sources)

    @property
    def colored(self) -> bool:
        """Whether the report on stdout has colours."""
        if self.common.color != "auto":
            return self.common.color == "always"
        if self.environ.get("NO_COLOR"):
            return False
        if self.environ.get("FORCE_COLOR"):
            return True
        return self.stdout.isatty() and self.environ.get("TERM") != "dumb"

    @property
    def is_interactive(self) -> bool:
        """Whether somebody sits there who can be asked: both streams are a terminal."""
        return self.stdin.isatty() and self.stdout.isatty()

    @property
    def width(self) -> int:
        """Columns of the report on stdout: ``COLUMNS``, else the screen's, else those of a pipe."""
        stated = self.environ.get("COLUMNS", "")
        if stated.isdecimal() and int(stated) > 0:
            return int(stated)
        if self.stdout.isatty():
            with suppress(OSError, ValueError):
                return os.get_terminal_size(self.stdout.fileno()).columns
        return PIPE_WIDTH

    def write(self, report: str, *, guarded: bool = True) -> None:
        """Write a report to stdout, which carries nothing else.

        ``guarded`` keeps a build server from reading commands in it; False is for formats that are such commands.
        Raises ClosedPipeError where nobody reads.
        """
        text = without_build_commands(report) if guarded else report
        self._put(self.stdout, text if text.endswith("\n") else text + "\n")

    def write_pieces(self, report: Sequence[bytes], *, guarded: bool) -> None:
        """Write a report to stdout that is made in pieces of UTF-8, as ``write`` does."""
        if guarded:
            self.write(b"".join(report).decode())
            return
        for piece in report:
            self._put(self.stdout, piece.decode())
        if any(report) and not report[-1].endswith(b"\n"):
            self._put(self.stdout, "\n")

    def write_bytes(self, report: bytes) -> None:
        """Write a report that is no text to stdout. Raises ClosedPipeError where nobody reads."""
        # A stream of text alone, as tests and other programs put in its place, gets nothing that could harm it.
        stream = getattr(self.stdout, "buffer", None)
        try:
            if stream is not None:
                stream.write(report)
                stream.flush()
        except BrokenPipeError as closed:
            raise ClosedPipeError from closed
        except OSError as error:
            raise UnwritableStdoutError(error.strerror) from error

    def hidden(self, text: str) -> str:
        """Return a text with everyone hidden whom a company of this call names, where people are to be hidden.

        Before one says who they are, whatever the call says may be called after any of them.
        """
        for hide in self.hiding if self.discreet else ():
            text = hide(text)
        return text if self.hiding else self.veiled(text)

    def veiled(self, text: str) -> str:
        """Return a text without what the call says that may be somebody's name, told before a company says who is named."""
        if not self.redacting:
            return text
        from orgaudit.cli.parsing.words_of_calls import words_of_calls
        from orgaudit.reports.words.veiled_words import without_words

        return without_words(text, self.given, self.catalogue.ui("cli.told.hidden"), words_of_calls())

    def path(self, path: str) -> str:
        """Return a path that stands in a message, told before a company says who may be named in it."""
        if not self.redacting:
            return path
        from orgaudit.reports.words.veiled_paths import veiled

        return veiled(path, self.catalogue.ui("cli.told.hidden"))

    def tell(self, line: str) -> None:
        """Write one line to stderr, safe from control characters, with persons hidden where that is asked for."""
        self._put(self.stderr, without_build_commands(one_line(self.hidden(line))) + "\n")

    def note(self, line: str) -> None:
        """Write one line to stderr unless the call is quiet."""
        if not self.common.quiet:
            self.tell(line)

    def tell_page(self, text: str) -> None:
        """Write a text of our own with its line breaks to stderr: help, a traceback."""
        self._put(self.stderr, without_build_commands(text.rstrip("\n")) + "\n")

    def _put(self, stream: TextIO, text: str) -> None:
        if self.progress is not None:
            self.progress.stop()
        try:
            stream.write(text)
            stream.flush()
        except BrokenPipeError as closed:
            raise ClosedPipeError from closed
        except OSError as error:
            if stream is self.stdout:
                raise UnwritableStdoutError(error.strerror) from error


def fit_for_text(stream: TextIO | None) -> TextIO:
    """Set a stream of the process such that no text makes it raise: UTF-8 unless it is a console.

    A stream that the caller closed is ``None``; what is written to it is lost, as the caller wished.
    """
    if stream is None:
        return io.StringIO()
    if isinstance(stream, io.TextIOWrapper):
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return stream
