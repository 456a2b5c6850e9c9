"""An editor: a client of the protocol that starts ``orgaudit lsp`` and keeps what it is shown."""

import asyncio
import sys
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from tests.cli.calling import ROOT

PATIENCE = 60
"""Seconds for an answer, on a machine that does much else."""


class Editor:
    """Talks to one server from a test that is not asynchronous itself."""

    def __init__(self, folder: Path, locale: str = "en", encodings: list[str] | None = None) -> None:
        self.folder = folder
        self.loop = asyncio.new_event_loop()
        self.client = LanguageClient("test", "1")
        self.shown: dict[str, lsp.PublishDiagnosticsParams] = {}
        self.news = asyncio.Event()
        # A method of its own cannot be marked as one of the client's.
        self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self._take(params))
        self.versions: dict[str, int] = {}
        self.capabilities = self.run(self._start(locale, encodings)).capabilities

    def _take(self, params: lsp.PublishDiagnosticsParams) -> None:
        self.shown[params.uri] = params
        self.news.set()

    def run(self, waited: Any) -> Any:
        return self.loop.run_until_complete(asyncio.wait_for(waited, PATIENCE))

    async def _start(self, locale: str, encodings: list[str] | None) -> lsp.InitializeResult:
        await self.client.start_io(
            sys.executable, "-m", "orgaudit", "lsp", cwd=self.folder, env={"PYTHONPATH": str(ROOT)}
        )
        params = lsp.InitializeParams(
            lsp.ClientCapabilities(general=lsp.GeneralClientCapabilities(position_encodings=encodings)),
            root_uri=self.folder.as_uri(),
            locale=locale,
            process_id=None,
        )
        result = await self.client.initialize_async(params)
        self.client.initialized(lsp.InitializedParams())
        return result

    def close(self) -> None:
        async def leave() -> None:
            await self.client.shutdown_async(None)
            self.client.exit(None)
            await self.client.stop()  # type: ignore[no-untyped-call]

        self.run(leave())
        self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        self.loop.close()

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def write(self, name: str, text: str) -> list[lsp.Diagnostic]:
        """Open a file or type into it, and return what is shown of it then."""
        uri, version = self.uri(name), self.versions.get(name, 0) + 1
        self.versions[name] = version
        if version == 1:
            item = lsp.TextDocumentItem(uri, "yaml", version, text)
            self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        else:
            change = lsp.TextDocumentContentChangeWholeDocument(text)
            document = lsp.VersionedTextDocumentIdentifier(version, uri)
            self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))
        return self.until(uri, version)

    def until(self, uri: str, version: int | None) -> list[lsp.Diagnostic]:
        async def seen() -> list[lsp.Diagnostic]:
            while uri not in self.shown or self.shown[uri].version != version:
                self.news.clear()
                await self.news.wait()
            return list(self.shown[uri].diagnostics)

        found: list[lsp.Diagnostic] = self.run(seen())
        return found

    def ask(self, method: str, name: str, at: lsp.Position, **more: Any) -> Any:
        """Ask something about a position of a file."""
        document = lsp.TextDocumentIdentifier(self.uri(name))
        kinds = {
            "completion": lsp.CompletionParams,
            "hover": lsp.HoverParams,
            "definition": lsp.DefinitionParams,
            "prepare_rename": lsp.PrepareRenameParams,
            "rename": lsp.RenameParams,
        }
        params: Any = kinds[method](text_document=document, position=at, **more)
        return self.run(getattr(self.client, f"text_document_{method}_async")(params))

    def actions(self, name: str, at: lsp.Range) -> list[lsp.CodeAction]:
        given = [item for item in self.shown[self.uri(name)].diagnostics if item.range == at]
        params = lsp.CodeActionParams(
            lsp.TextDocumentIdentifier(self.uri(name)), at, lsp.CodeActionContext(given)
        )
        found: list[lsp.CodeAction] = self.run(self.client.text_document_code_action_async(params))
        return found


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def position(text: str, offset: int) -> lsp.Position:
    """Return a place as an editor counts it, written without our own code."""
    before = text[:offset].replace("\r\n", "\n")
    lines = before.split("\n")
    return lsp.Position(len(lines) - 1, utf16(lines[-1]))


def edited(text: str, edits: list[lsp.TextEdit]) -> str:
    """Return a text after edits, as an editor makes them."""
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines) + 1)]

    def offset(at: lsp.Position) -> int:
        units = lines[at.line].encode("utf-16-le") if at.line < len(lines) else b""
        return int(starts[at.line] + len(units[: 2 * at.character].decode("utf-16-le")))

    for edit in sorted(edits, key=lambda item: (item.range.start.line, item.range.start.character))[::-1]:
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text
