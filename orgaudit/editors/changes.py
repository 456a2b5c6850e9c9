"""From new texts to the edits that a client makes: only what differs, so that marks and folds of the editor stay."""

from collections.abc import Iterable, Mapping

from lsprotocol import types as lsp

from orgaudit.editors.company import Company
from orgaudit.editors.diagnostics import Uri, range_of
from orgaudit.editors.shared_parts import shared_parts
from orgaudit.intake.editing.patches import Patch


def of_texts(company: Company, texts: Mapping[str, str], uri: Uri) -> lsp.WorkspaceEdit:
    """Return the edit that makes the texts of a company others."""
    patches = {}
    for name, new in texts.items():
        old = company.texts[name]
        if new != old:
            start, end = shared_parts(old, new)
            patches[name] = [Patch(start, len(old) - end, new[start : len(new) - end])]
    return of_patches(company, patches, uri)


def of_patches(company: Company, patches: Mapping[str, Iterable[Patch]], uri: Uri) -> lsp.WorkspaceEdit:
    """Return the edit that puts replacements into the texts of a company."""
    changes = {}
    for name, found in patches.items():
        positions = company.positions(name)
        changes[uri(name)] = [
            lsp.TextEdit(range_of(positions.range_between(patch.start, patch.end)), patch.text)
            for patch in found
        ]
    return lsp.WorkspaceEdit(changes=changes)
