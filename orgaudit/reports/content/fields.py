"""The report of the keys that a company file can have."""

from collections.abc import Iterator
from typing import ClassVar

from orgaudit.intake.fields import Field, Section
from orgaudit.model.dataclass import dataclass
from orgaudit.reports.document import Block, Document, Heading, Item, Items, Line
from orgaudit.reports.report import Report
from orgaudit.reports.text import plain, strong
from orgaudit.wording.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldsReport(Report):
    """Sections of the input table."""

    kind: ClassVar[str] = "fields"

    sections: tuple[Section, ...]

    def document(self) -> Document:
        """Return every key with its type, its meaning, its other names and the values it takes."""
        words = self.catalogue
        blocks: list[Block] = []
        for section in self.sections:
            items = tuple(
                Item(
                    (*strong(item.key), *plain(f"  {_type(item, words)}")),
                    tuple(Line(plain(text)) for text in _texts(item, words)),
                )
                for item in section.fields
            )
            blocks += [Heading(words.ui(f"cli.sections.{section.name}")), Items(items)]
        return Document(words.ui("cli.fields.heading"), tuple(blocks))


def _type(item: Field, words: Catalogue) -> str:
    bounds = (item.minimum, item.maximum)
    low, high = (None if bound is None else f"{bound:g}" for bound in bounds)
    return words.ui(
        "cli.fields.type",
        type=words.ui(f"cli.types.{item.type}"),
        range=f"{low or ''}–{high or ''}" if low or high else None,
        required=words.ui("cli.fields.required") if item.required else None,
    )


def _texts(item: Field, words: Catalogue) -> Iterator[str]:
    yield item.about[words.language]
    others = item.spellings[1:]
    if others:
        yield words.ui("cli.fields.aliases", names=words.ui("cli.fields.comma").join(others))
    if item.values:
        spelled = [
            f"{code} ({' / '.join(names[1:])})" if len(names) > 1 else code
            for code, names in item.values.words.items()
        ]
        yield words.ui("cli.fields.values", values=" · ".join(spelled))
