"""The words of the report of an import: how cells, fields, doubts and notes are told, with the people of the company shown or hidden."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from orgaudit.intake.fields import table
from orgaudit.intake.sheets.findings import Cell, Doubt, Note
from orgaudit.intake.sheets.headings.known_headings import plain as plain_heading
from orgaudit.intake.sheets.importing import ImportReport
from orgaudit.reports.content.veiled_headings import veiled_heading
from orgaudit.reports.report import Report
from orgaudit.reports.words.plain import plain as harmless
from orgaudit.reports.words.redaction import OPEN, Redactor, redactor


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportWords(Report):
    """What an import found, in words."""

    imported: ImportReport

    @property
    def redactor(self) -> Redactor:
        """Return what hides the people of the company."""
        org = self.imported.organization
        return redactor((org,), self.catalogue, self.redact_key) if self.redact and org else OPEN

    def quoted(self, text: str) -> str:
        """Return what stands in a sheet. Where people are hidden it is hidden whole: nobody knows who is in what was not read."""
        return self.catalogue.ui("cli.told.hidden") if self.redact and text else harmless(text)

    def named(self, text: str) -> str:
        """Return a text in which people of the company may be named, such as that of a file."""
        return self.redactor.text(harmless(text))

    def headed(self, text: str) -> str:
        """Return a heading or the name of a sheet, which may be that of somebody whom the company does not know."""
        named = self.named(text)
        return (
            veiled_heading(named, self.catalogue.ui("cli.told.hidden"), self._told())
            if self.redact
            else named
        )

    def _told(self) -> frozenset[str]:
        """Return what else than headings may be told, in the plain form of headings."""
        org = self.imported.organization
        if org is None:
            return frozenset()
        # Kept with the company as its redactor is: every place names a sheet.
        key = f"told_headings.{self.catalogue.language}.{self.redact_key}"
        known = org.kept.get(key)
        if not isinstance(known, frozenset):
            names = map(self.named, [item.name for item in org.departments])
            codes = self.redactor.pseudonyms.values()
            known = org.kept[key] = frozenset(map(plain_heading, (*names, *codes)))
        return known

    def place(self, cell: Cell) -> str:
        """Return a place as ``sheet!cell``, with its file where there are several."""
        several = len(self.imported.files) > 1 and cell.sheet
        if not cell.sheet:
            return self.named(cell.told)
        told = "!".join(filter(None, (self.headed(cell.sheet), cell.address)))
        return f"{self.named(cell.path)} {told}" if several else told

    def sentence(self, doubt: Doubt) -> str:
        """Return what is wrong with a cell, in the words of the catalogue."""
        key = f"import.doubts.{doubt.code}"
        key = key if self.catalogue.has_ui(key) else f"problems.{doubt.code}"
        facts = {
            **_NO_FACTS,
            **doubt.facts,
            "field": self.field_name(doubt.key),
            "found": self.quoted(str(doubt.facts.get("found", doubt.found))),
        }
        return self.named(self.catalogue.ui(key, **facts))

    def note(self, note: Note) -> str:
        """Return what was decided about a cell or sheet."""
        facts = {key: self._fact(key, fact) for key, fact in note.facts.items()}
        if "made" in facts:
            facts["made"] = self._value_name(facts["made"])
        return self.named(self.catalogue.ui(f"import.notes.{note.code}", **facts))

    def _fact(self, key: str, fact: object) -> object:
        if key == "found" and isinstance(fact, str):
            return self.quoted(fact)
        if key not in _HEADINGS:
            return fact
        return tuple(map(self.headed, map(str, fact))) if isinstance(fact, tuple) else self.headed(str(fact))

    def _value_name(self, made: object) -> object:
        """Return a value as its reader calls it: the word of an enumerated field, anything else as it is."""
        if isinstance(made, list | tuple):
            return ", ".join(str(self._value_name(one)) for one in made)
        for name in _ENUMERATED:
            if isinstance(made, str) and made in _codes(name):
                return table().value_label(name, made, self.catalogue.language)
        return made

    def field_name(self, key: str) -> str:
        """Return what a reader calls a field: by its own key, or by kind and key."""
        kind, _, name = key.rpartition(".")
        own = f"import.keys.{name}"
        if self.catalogue.has_ui(own):
            return self.catalogue.ui(own)
        for section in (
            (kind,) if kind else ("duty", "department", "goal", "person", "handoff", "company", "unowned")
        ):
            for item in table().sections[section].fields:
                if item.key == name:
                    return item.labels[self.catalogue.language]
        return name


_ENUMERATED: Final = ("frequency", "manual", "media")
"""Fields whose values a note tells, by their codes; the first that knows one is meant."""


@cache
def _codes(name: str) -> frozenset[str]:
    return frozenset(
        code
        for item in table().sections["duty"].fields
        if item.key == name and item.values is not None
        for code in item.values.words
    )


_HEADINGS: Final = frozenset(("heading", "lowest", "keys"))
"""Facts of notes that are headings, or keys of a file."""

_NO_FACTS: Final = dict.fromkeys(
    ("nearest", "allowed", "more", "minimum", "maximum", "day", "choices", "list", "first")
)
