"""What the server answers about one place of an open company, as the protocol writes it."""

from collections.abc import Iterable
from typing import Final

from lsprotocol import types as lsp

from orgaudit.editors import hover
from orgaudit.editors.actions import Action, actions, made
from orgaudit.editors.changes import of_texts
from orgaudit.editors.company import Company, Placing
from orgaudit.editors.completion import PERSONS, offers
from orgaudit.editors.diagnostics import Uri, range_of, subject_of
from orgaudit.editors.mentions import mentions
from orgaudit.editors.names import Names
from orgaudit.editors.positions import Position, Positions, Range
from orgaudit.editors.written import written_at
from orgaudit.findings.finding import Finding
from orgaudit.intake.editing.edits import EditRefused
from orgaudit.model import Organization
from orgaudit.model.pattern import pattern
from orgaudit.model.place import Span
from orgaudit.reports.words.localizer import localizer
from orgaudit.wording.catalogue import Catalogue

_KINDS: Final = {
    "key": lsp.CompletionItemKind.Field,
    "value": lsp.CompletionItemKind.EnumMember,
    "person": lsp.CompletionItemKind.Variable,
    "department": lsp.CompletionItemKind.Module,
    "duty": lsp.CompletionItemKind.Function,
    "goal": lsp.CompletionItemKind.Constant,
}
_END: Final = pattern("[,\\]}#\r\n]|(?<!\\s)\\s++#|$")


def completions(
    positions: Positions, at: Position, org: Organization | None, words: Catalogue
) -> lsp.CompletionList:
    """Return what can be written at a position. The word that is begun is replaced, whatever signs it has."""
    start, here = positions.offset(Position(at.line, 0)), positions.offset(at)
    written = written_at(positions.text, at.line, here - start)
    begin = positions.at(start + written.start)
    replaced = lsp.Range(lsp.Position(*begin), lsp.Position(*at))
    has_colon = positions.text[here : here + 1] in (":", "：")
    items = [
        lsp.CompletionItem(
            offer.label,
            kind=_KINDS[offer.kind],
            detail=offer.detail or None,
            documentation=offer.about or None,
            sort_text=f"{offer.order:05}{offer.label}",
            filter_text=offer.label,
            text_edit=lsp.TextEdit(replaced, offer.text.rstrip(": ") if has_colon else offer.text),
        )
        for offer in offers(written, org, words)
    ]
    return lsp.CompletionList(is_incomplete=False, items=items)


def hovered(company: Company, name: str, at: Position, words: Catalogue) -> lsp.Hover | None:
    """Return what is told at a position: of the findings there, else of the key of the line."""
    told: list[str] = []
    if company.org is not None:
        local = localizer(company.org, words, redact=False)
        told = [hover.of_finding(item, local) for item, _ in _findings(company, name, (at, at))]
    positions = company.positions(name)
    start = positions.offset(Position(at.line, 0))
    line = positions.text[start : start + 10_000].splitlines()[0] if positions.text[start:] else ""
    column = positions.offset(at) - start
    written = written_at(positions.text, at.line, max(column, _key_end(line, column)))
    if written.field is not None and not (told and written.start <= column):
        told.append(hover.of_field(written.field, words))
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, "\n\n---\n\n".join(told))) if told else None


def _key_end(line: str, column: int) -> int:
    """Return where the value begins of the key in which a column stands; the column itself where it stands in none."""
    colon = line.find(":", column)
    between = line[column:colon] if colon >= 0 else ","
    return column if any(sign in between for sign in ",{}[]#") else colon + 2


def _findings(company: Company, name: str, within: Range) -> list[tuple[Finding, Range]]:
    placing, found = Placing(company), []
    for finding in company.findings:
        place = finding.place
        if place.path == name:
            at = placing.now(place)
            if at is not None and at[0] <= within[1] and within[0] <= at[1]:
                found.append((finding, at))
    return sorted(found, key=lambda item: -item[0].severity.rank)


def definition(company: Company, name: str, at: Position, uri: Uri) -> lsp.Location | None:
    """Return where the person, department, duty or goal stands that is named at a position."""
    org, positions = company.org, company.positions(name)
    if org is None:
        return None
    start, here = positions.offset(Position(at.line, 0)), positions.offset(at)
    end = _END.search(positions.text, here)
    stop = end.start() if end else len(positions.text)
    written = written_at(positions.text, at.line, stop - start)
    word = written.word.strip(" \"'")
    names = Names(org)
    place = None
    if written.field is not None and written.field.type in PERSONS:
        begin = start + written.start
        for part, person in names.persons(word):
            found = positions.text.find(part, begin, stop)
            if found <= here <= found + len(part):
                place = names.person_place(person)
    if written.field is not None and place is None:
        place = names.place(word)
    found_at = Placing(company).now(place) if place else None
    return lsp.Location(uri(place.path), range_of(found_at)) if place and found_at else None


def references(company: Company, person: str, uri: Uri) -> list[lsp.Location]:
    """Return every place where a person is named."""
    if company.org is None:
        return []
    names = Names(company.org)
    return [
        lsp.Location(uri(name), range_of(company.positions(name).range_between(item.start, item.end)))
        for name, text in company.texts.items()
        for item in mentions(text, names)
        if item.person == person
    ]


def code_actions(
    company: Company,
    name: str,
    within: Range,
    given: Iterable[lsp.Diagnostic],
    words: Catalogue,
    uri: Uri,
) -> list[lsp.CodeAction]:
    """Return what can be done in a range. What cannot be written without touching anything else is left out."""
    if company.org is None or not company.is_current:
        return []
    local = localizer(company.org, words, redact=False)
    findings = _findings(company, name, within)
    shown = {subject: item for item in given if (subject := subject_of(item.data))}
    elements: frozenset[tuple[str, str]] = frozenset(
        (subject.kind, subject.address)
        for subject in company.org.subjects()
        if subject.origin.path == name and _touches(subject.origin.name, within)
    )
    elements |= frozenset((item.subject.kind, item.subject.address) for item, _ in findings)
    found = []
    for action in actions(company, elements, tuple(item for item, _ in findings), local):
        try:
            edit = of_texts(company, made(company, action.edit), uri)
        except EditRefused:
            continue
        found.append(_code_action(action, edit, shown))
    return found


def _touches(span: Span, within: Range) -> bool:
    return span[0] - 1 <= within[1].line and within[0].line <= span[2] - 1


def _code_action(
    action: Action, edit: lsp.WorkspaceEdit, shown: dict[tuple[str, str, str], lsp.Diagnostic]
) -> lsp.CodeAction:
    finding = action.finding
    key = (finding.rule, finding.subject.kind, finding.subject.address) if finding else None
    settled = shown.get(key) if key else None
    return lsp.CodeAction(
        action.title,
        kind=lsp.CodeActionKind.QuickFix,
        diagnostics=[settled] if settled else None,
        is_preferred=action.is_preferred or None,
        edit=edit,
    )
