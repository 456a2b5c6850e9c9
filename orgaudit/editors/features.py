"""What a client may ask, each answered from the company of the file as it is at that moment."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcInvalidParams

from orgaudit.editors import answers
from orgaudit.editors.changes import of_patches
from orgaudit.editors.company import Company
from orgaudit.editors.diagnostics import Uri, range_of
from orgaudit.editors.documents import Opened
from orgaudit.editors.mentions import Mention
from orgaudit.editors.positions import Position, Positions
from orgaudit.editors.renaming import RenameRefusedError, mention_at, renamed
from orgaudit.editors.server import PAUSE, Server, path_of
from orgaudit.editors.symbols import symbols
from orgaudit.reports.words.localizer import localizer
from orgaudit.wording.catalogue import LANGUAGES, Language


def server(language: Language | None = None, pause: float = PAUSE) -> Server:
    """Return the server; ``start_io`` of it speaks over standard streams until its client leaves."""
    app = Server(language, pause)
    for name, function in FEATURES.items():
        app.feature(name, OPTIONS.get(name))(function)
    return app


def _initialize(ls: Server, params: lsp.InitializeParams) -> None:
    prefix = (params.locale or "")[:2].lower()
    ls.documents.locale = next((known for known in LANGUAGES if known == prefix), None)
    # What a client names first comes as a bare text, our own choice as one of the protocol's.
    chosen = ls.workspace.position_encoding
    ls.documents.encoding = str(getattr(chosen, "value", chosen) or "utf-16")


def _opened(ls: Server, params: lsp.DidOpenTextDocumentParams) -> None:
    ls.soon(params.text_document.uri, 0)


def _changed(ls: Server, params: lsp.DidChangeTextDocumentParams) -> None:
    ls.soon(params.text_document.uri)


def _saved(ls: Server, params: lsp.DidSaveTextDocumentParams) -> None:
    # The settings may have been saved, or another file of a company.
    del params
    for uri in list(ls.workspace.text_documents):
        ls.soon(uri, 0)


def _closed(ls: Server, params: lsp.DidCloseTextDocumentParams) -> None:
    ls.close(params.text_document.uri)


def _complete(ls: Server, params: lsp.CompletionParams) -> lsp.CompletionList:
    uri = params.text_document.uri
    path, text = path_of(uri), ls.workspace.get_text_document(uri).source
    # What was found last will do: names hardly change between two keystrokes.
    known = ls.documents.known(path) or ls.documents.look(path)
    if known is None and text.strip():
        return lsp.CompletionList(is_incomplete=False, items=[])
    return answers.completions(
        Positions(text, ls.documents.encoding),
        _at(params.position),
        known.company.org if known else None,
        known.words if known else ls.documents.words_for(path),
    )


def _hover(ls: Server, params: lsp.HoverParams) -> lsp.Hover | None:
    found = ls.now(params.text_document.uri)
    if found is None:
        return None
    return answers.hovered(found[0].company, found[1], _at(params.position), found[0].words)


def _define(ls: Server, params: lsp.DefinitionParams) -> lsp.Location | None:
    found = ls.now(params.text_document.uri)
    if found is None:
        return None
    return answers.definition(found[0].company, found[1], _at(params.position), _uri(ls, found[0]))


def _refer(ls: Server, params: lsp.ReferenceParams) -> list[lsp.Location]:
    found = ls.now(params.text_document.uri)
    mention = _mention(found, params.position)
    if found is None or mention is None:
        return []
    return answers.references(found[0].company, mention.person, _uri(ls, found[0]))


def _prepare(ls: Server, params: lsp.PrepareRenameParams) -> lsp.Range | None:
    found = ls.now(params.text_document.uri)
    mention = _mention(found, params.position)
    if found is None or mention is None:
        return None
    return range_of(found[0].company.positions(found[1]).range_between(mention.start, mention.end))


def _rename(ls: Server, params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
    found = ls.now(params.text_document.uri)
    if found is None:
        return None
    company, mention = found[0].company, _mention(found, params.position)
    try:
        patches = _renamed(company, mention, params.new_name)
    except RenameRefusedError as error:
        raise JsonRpcInvalidParams(found[0].words.ui(f"editors.rename.{error}")) from None
    return of_patches(company, patches, _uri(ls, found[0]))


def _renamed(company: Company, mention: Mention | None, new: str) -> Mapping[str, Any]:
    if mention is None:
        raise RenameRefusedError("nobody")
    return renamed(company, mention, new)


def _act(ls: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    found = ls.now(params.text_document.uri)
    if found is None:
        return []
    opened, name = found
    within = (_at(params.range.start), _at(params.range.end))
    return answers.code_actions(
        opened.company, name, within, params.context.diagnostics, opened.words, _uri(ls, opened)
    )


def _outline(ls: Server, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
    found = ls.now(params.text_document.uri)
    if found is None or found[0].company.org is None:
        return []
    words = localizer(found[0].company.org, found[0].words, redact=False)
    return symbols(found[0].company, found[1], words)


def _mention(found: tuple[Opened, str] | None, position: lsp.Position) -> Mention | None:
    if found is None:
        return None
    company, name = found[0].company, found[1]
    return mention_at(company, name, company.positions(name).offset(_at(position)))


def _uri(ls: Server, opened: Opened) -> Uri:
    return lambda name: ls.uri(opened.setting.files[name])


def _at(position: lsp.Position) -> Position:
    return Position(position.line, position.character)


FEATURES: Final[Mapping[str, Callable[..., Any]]] = {
    lsp.INITIALIZE: _initialize,
    lsp.TEXT_DOCUMENT_DID_OPEN: _opened,
    lsp.TEXT_DOCUMENT_DID_CHANGE: _changed,
    lsp.TEXT_DOCUMENT_DID_SAVE: _saved,
    lsp.TEXT_DOCUMENT_DID_CLOSE: _closed,
    lsp.TEXT_DOCUMENT_COMPLETION: _complete,
    lsp.TEXT_DOCUMENT_HOVER: _hover,
    lsp.TEXT_DOCUMENT_DEFINITION: _define,
    lsp.TEXT_DOCUMENT_REFERENCES: _refer,
    lsp.TEXT_DOCUMENT_PREPARE_RENAME: _prepare,
    lsp.TEXT_DOCUMENT_RENAME: _rename,
    lsp.TEXT_DOCUMENT_CODE_ACTION: _act,
    lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL: _outline,
}

OPTIONS: Final[Mapping[str, Any]] = {
    lsp.TEXT_DOCUMENT_COMPLETION: lsp.CompletionOptions(trigger_characters=[" ", ":", "[", "{", ",", "-"]),
    lsp.TEXT_DOCUMENT_RENAME: lsp.RenameOptions(prepare_provider=True),
    lsp.TEXT_DOCUMENT_CODE_ACTION: lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix]),
}
