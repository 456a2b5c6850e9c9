"""The outline of a company: departments with their goals and duties, then handoffs."""

from collections.abc import Iterator

from lsprotocol import types as lsp

from orgaudit.editors.company import Company, Placing
from orgaudit.editors.diagnostics import range_of
from orgaudit.findings.hit import Subject
from orgaudit.model import Department
from orgaudit.reports.words.localizer import Localizer

_KINDS = {
    "department": lsp.SymbolKind.Module,
    "duty": lsp.SymbolKind.Function,
    "goal": lsp.SymbolKind.Constant,
    "handoff": lsp.SymbolKind.Event,
}


def symbols(company: Company, name: str, words: Localizer) -> list[lsp.DocumentSymbol]:
    """Return what stands in one file, as it could last be read."""
    placing = Placing(company)

    def made(subject: Subject, children: list[lsp.DocumentSymbol]) -> Iterator[lsp.DocumentSymbol]:
        place = subject.origin.at(None)
        at = placing.now(place) if place.path == name else None
        if at is not None:
            own = range_of(at)
            whole = lsp.Range(own.start, max([own.end, *(item.range.end for item in children)], key=_order))
            told = words.subject_name(subject) or "-"
            yield lsp.DocumentSymbol(told, _KINDS[subject.kind], whole, own, children=children or None)

    found: list[lsp.DocumentSymbol] = []
    for department in words.org.departments:
        inside = [symbol for item in _inside(department) for symbol in made(item, [])]
        inside.sort(key=lambda item: _order(item.range.start))
        found += made(department, inside)
    others: tuple[Subject, ...] = (*words.org.unowned, *words.org.handoffs)
    for other in others:
        found += made(other, [])
    return found


def _inside(department: Department) -> tuple[Subject, ...]:
    return (*(department.goals or ()), *(department.duties or ()))


def _order(position: lsp.Position) -> tuple[int, int]:
    return position.line, position.character
