"""The workbook to be filled in: empty, with what a company's file says, or with what is still to be asked."""

from collections.abc import Mapping
from typing import Final

from orgaudit.forms.drawing import Drawing, Filled
from orgaudit.forms.layouts import LAYOUTS, Kind, Layout, columns_of
from orgaudit.forms.records import Record, records_of
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.wording.catalogue import Catalogue

Asked = Mapping[tuple[str, str], frozenset[str]]
"""The fields that are asked for, by kind and address of the element."""


@dataclass(frozen=True, slots=True)
class Template:
    """What a template is made from. Without a company it is empty; ``asked`` leaves nothing in it but what is asked.

    ``examples`` are two rows on each sheet that show how to fill it in, and that an import leaves out.
    """

    words: Catalogue
    org: Organization | None = None
    asked: Asked | None = None
    examples: bool = True


def write(template: Template) -> bytes:
    """Return the workbook; the same template gives the same bytes."""
    filled = tuple(_filled(layout, template) for layout in LAYOUTS)
    company = template.org.company.name if template.org else ""
    drawing = Drawing(template.words, company, examples=template.examples and template.asked is None)
    for sheet in filled:
        if sheet is not None:
            drawing.add(sheet)
    return drawing.content()


def _filled(layout: Layout, template: Template) -> Filled | None:
    language = template.words.language
    records = records_of(template.org, layout.kind, language) if template.org else ()
    if template.asked is None:
        return Filled(layout, columns_of(layout, language), records, {})
    asked = _of_kind(layout.kind, template.asked)
    # Names can be chosen where they are asked for, so their sheets stay.
    if not asked and layout.kind not in ("department", "person"):
        return None
    kept = _named(records, asked) if layout.kind not in ("department", "person") else records
    only = {key for keys in asked.values() for key in keys}
    # By these its rows are found again: two may have one name, or go between the same departments.
    only |= {key for key in _TELLING if any(key in record.cells for record in kept)}
    return Filled(layout, columns_of(layout, language, only), kept, asked)


_TELLING: Final = ("id", "what")


def _of_kind(kind: Kind, asked: Asked) -> dict[str, frozenset[str]]:
    return {address: keys for (asked_kind, address), keys in asked.items() if asked_kind == kind}


def _named(records: tuple[Record, ...], asked: Mapping[str, frozenset[str]]) -> tuple[Record, ...]:
    return tuple(record for record in records if record.address in asked)
