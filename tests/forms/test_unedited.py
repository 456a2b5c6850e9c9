"""A workbook of a company that is taken back as it left changes nothing, not even a sign of the file."""

from datetime import date
from pathlib import Path

import pytest

from orgaudit.forms.template import Template, write
from orgaudit.intake.fields import Language
from orgaudit.intake.reading import load_text
from orgaudit.intake.sheets.importing import read_into
from orgaudit.intake.sheets.options import Options
from orgaudit.wording.catalogue import Catalogue

TODAY = date(2026, 11, 20)
SAMPLES = Path(__file__).parents[2] / "sample_orgs"


def back(text: str, language: Language, folder: Path) -> tuple[str, list[tuple[str, str]]]:
    """Return a company after its workbook was taken into it, and the doubts."""
    org = load_text(text, today=TODAY).valid()
    path = folder / "all.xlsx"
    path.write_bytes(write(Template(Catalogue(language), org)))
    new, report = read_into([path], Options(into=True), {"org.yaml": text}, org, today=TODAY)
    return new["org.yaml"], [(doubt.code, doubt.found) for doubt in report.doubts]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", sorted(path.stem for path in SAMPLES.glob("*.yaml")))
def test_a_sample_comes_back_as_it_left(name: str, language: Language, tmp_path: Path) -> None:
    text = (SAMPLES / f"{name}.yaml").read_text(encoding="utf-8")
    assert back(text, language, tmp_path) == (text, [])
