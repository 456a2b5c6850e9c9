"""What LibreOffice makes of a template: it opens, lists, notes and folds survive, and it prints without an error."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from orgaudit.forms.template import Template, write
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language
from tests.forms.test_template import ELEMENTS, HEAD, heads, records, sample, sheet_of
from tests.office import needs_office, saved_again

pytestmark = [needs_office, pytest.mark.slow]


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_notes_and_folds_survive(language: Language, tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    path.write_bytes(write(Template(Catalogue(language), sample("minimal"))))
    before, after = load_workbook(path), load_workbook(saved_again(path, "xlsx", tmp_path / "office"))
    for kind in ELEMENTS:
        one, other = sheet_of(before, kind, language), sheet_of(after, kind, language)
        assert heads(one) == heads(other)
        assert records(one) == records(other)
        assert [bool(cell.comment) for cell in one[HEAD]] == [bool(cell.comment) for cell in other[HEAD]]
        assert other.data_validations.count >= one.data_validations.count > 0
        folded = [letter for letter, item in other.column_dimensions.items() if item.hidden]
        assert bool(folded) == any(item.hidden for item in one.column_dimensions.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_prints(language: Language, tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    path.write_bytes(write(Template(Catalogue(language), sample("minimal"))))
    assert saved_again(path, "pdf", tmp_path / "office").read_bytes().startswith(b"%PDF")
