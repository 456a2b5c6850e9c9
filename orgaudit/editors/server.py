"""The language server: which files are open, and what of them is still to be looked at. It writes no file."""

import asyncio
import gc
from pathlib import Path
from typing import Final

from lsprotocol import types as lsp
from pygls import uris
from pygls.lsp.server import LanguageServer

from orgaudit import __version__
from orgaudit.editors.diagnostics import diagnostics
from orgaudit.editors.documents import Documents, Opened
from orgaudit.wording.catalogue import Language

PAUSE: Final = 0.25
"""Seconds without a keystroke after which a file is looked at; house default."""

REST: Final = 5.0
"""Seconds after the last look in which nobody asked for one, after which memory is tidied; house default."""


NOWHERE: Final = Path("nowhere")


class Server(LanguageServer):
    """What is open, and what of it is still to be looked at."""

    def __init__(self, language: Language | None, pause: float) -> None:
        # Whole texts: pygls parts lines at signs that end none in an editor, and would put a change elsewhere.
        super().__init__("orgaudit", __version__, lsp.TextDocumentSyncKind.Full)
        self.pause = pause
        self.documents = Documents(self._text, stated=language)
        self.waiting: dict[Path, asyncio.TimerHandle] = {}
        self.shown: dict[Path, set[str]] = {}
        self.tidying: asyncio.TimerHandle | None = None

    def _text(self, path: Path) -> str | None:
        document = self.workspace.text_documents.get(self.uri(path))
        return None if document is None else document.source

    def uri(self, path: Path) -> str:
        """Return the address of a file: the client's own where it is open."""
        for known in self.workspace.text_documents:
            if uris.to_fs_path(known) == str(path):
                return str(known)
        return uris.from_fs_path(str(path)) or path.as_uri()

    def soon(self, uri: str, pause: float | None = None) -> None:
        """Look at a file when nobody has typed for a while."""
        path = path_of(uri)
        if path in self.waiting:
            self.waiting[path].cancel()
        loop = asyncio.get_running_loop()
        self.waiting[path] = loop.call_later(self.pause if pause is None else pause, self.show, path)

    def show(self, path: Path) -> Opened | None:
        """Look at a file and show what was found in every file of its company."""
        self.waiting.pop(path, None)
        self._tidy_later()
        opened = self.documents.look(path)
        if opened is None:
            return None
        uris_ = {name: self.uri(file) for name, file in opened.setting.files.items()}
        found = diagnostics(opened.company, opened.words, uris_.__getitem__, opened.sentences)
        for name, items in found.items():
            uri = uris_[name]
            document = self.workspace.text_documents.get(uri)
            self.text_document_publish_diagnostics(
                lsp.PublishDiagnosticsParams(uri, items, document.version if document else None)
            )
        self.shown[path] = set(uris_.values())
        return opened

    def _tidy_later(self) -> None:
        """Let no collector walk through the company while somebody types: it finds nothing there, and takes as long as judging."""
        gc.disable()
        if self.tidying is not None:
            self.tidying.cancel()
        self.tidying = asyncio.get_running_loop().call_later(REST, gc.collect)

    def now(self, uri: str) -> tuple[Opened, str] | None:
        """Return the company of a file as it is at this moment, and the file's name in it."""
        path = path_of(uri)
        opened = self.documents.look(path)
        return (opened, opened.name_of(path)) if opened else None

    def close(self, uri: str) -> None:
        """Show nothing of a company any more of which no file is open."""
        path = path_of(uri)
        if path in self.waiting:
            self.waiting.pop(path).cancel()
        self.documents.forget(path)
        open_now = {uri for uris_ in (v for k, v in self.shown.items() if k != path) for uri in uris_}
        for gone in self.shown.pop(path, set()) - open_now:
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(gone, []))


def path_of(uri: str) -> Path:
    """Return the path of an address; for one that is no file, such as an unsaved text, a path of that name.

    Of an address that no file can have nothing is known, and nothing is said.
    """
    path = Path(uris.to_fs_path(uri) or uri)
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return path
    except (OSError, ValueError):
        return NOWHERE
    return path
