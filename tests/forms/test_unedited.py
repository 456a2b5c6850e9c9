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
from tests.cli.calling import call
from tests.forms.companies import text_at_random

TODAY = date(2026, 11, 20)
SAMPLES = Path(__file__).parents[2] / "sample_orgs"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


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


SEEDS = (
    *(0, 2, 4, 5, 6, 7, 8, 9, 10, 11, 16, 17, 18, 19, 21, 22, 23, 24, 25, 26, 27, 30, 31, 32, 33, 37, 38, 40),
    *(41, 42, 43, 46, 47, 48, 51, 53, 54, 56, 57),
)
"""Those of which no name means several, as the company could not be read."""


@pytest.mark.parametrize("seed", SEEDS)
def test_so_does_a_company_at_random(seed: int, tmp_path: Path) -> None:
    text = text_at_random(seed)
    language: Language = "ja" if seed % 2 else "en"
    new, doubts = back(text, language, tmp_path)
    assert new == text
    assert {code for code, _found in doubts} <= {"one_or_two"}  # “Kim, Ann Berg” in one cell


ODD = """\
company: Acme
people:
  - {id: a, name: Sato, department: fin}
  - {id: b, name: Sato, department: hr}
  - {id: k1, name: Kim, department: Sales, skills: {fin/p1: 3, Quote: 2}, reports_to: a}
departments:
  - id: fin
    name: Finance
    head: a
    duties:
      - {id: p1, name: Pay, primary: a, backups: [b, Kim], last_done: {a: 2026-01-01}}
      - {id: p2, name: Pay, primary: k1}
  - {id: hr, name: Finance, parent: fin, duties: [{name: Pay, primary: [a, b], checked_by: fin}], goals: none}
  - name: Sales
    goals: [{id: g1, text: Grow}]
    duties: [Quote, {name: A/B, also_in: [fin]}]
duties:
  - {name: Loose, departments: [fin, hr], primary: b}
  - {name: Nobody, departments: []}
handoffs:
  - {from: fin/p1, to: hr, what: list}
  - {from: fin/p2, to: hr, what: list}
  - {from: fin, to: hr}
  - {id: h1, from: fin, to: hr, what: x}
  - {from: Sales/A/B, to: fin/p1}
  - {from: -/Loose, to: fin/p1}
"""


@pytest.mark.parametrize("language", ["ja", "en"])
def test_so_do_elements_of_one_name(language: Language, tmp_path: Path) -> None:
    assert back(ODD, language, tmp_path) == (ODD, [])


def test_their_workbook_gives_back_names_and_ids() -> None:
    Path("org.yaml").write_text(ODD, encoding="utf-8")
    assert "Nothing of" not in call("convert", "org.yaml", "-o", "org.xlsx").err
    call("import", "org.xlsx", "-o", "new.yaml")
    before, after = (
        load_text(text, today=TODAY).valid() for text in (ODD, Path("new.yaml").read_text(encoding="utf-8"))
    )
    for kind in ("people", "departments"):
        told = [
            [(one.id, one.name) for one in getattr(org, kind) if getattr(one, "listed", True)]
            for org in (before, after)
        ]
        assert told[0] == told[1]


@pytest.mark.parametrize("name", ["odd", "securities", "saas_startup"])
def test_a_sheet_of_what_is_asked_changes_nothing_where_nothing_is_filled_in(name: str) -> None:
    text = ODD if name == "odd" else (SAMPLES / f"{name}.yaml").read_text(encoding="utf-8")
    Path("org.yaml").write_text(text, encoding="utf-8")
    call("template", "--from", "org.yaml", "--only", "questions", "-o", "ask.xlsx")
    assert call("import", "ask.xlsx", "--into", "org.yaml").code == 0
    assert Path("org.yaml").read_text(encoding="utf-8") == text
