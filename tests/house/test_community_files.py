"""What a newcomer is handed is what GitHub and others read, says the same in both languages, and leads nowhere wrong."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.calling import ROOT
from tests.published_schemas import conforms

pytestmark = pytest.mark.slow

FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
KINDS = sorted({path.name.split(".")[0] for path in FORMS.glob("*.*.yml")})
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
PAGES = [
    ROOT / name
    for name in (
        *("SECURITY.md", "CODE_OF_CONDUCT.md", "CHANGELOG.md"),
        *("changelog.d/README.md", ".github/pull_request_template.md"),
    )
]


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_the_forms_keep_the_schema(tmp_path: Path) -> None:
    forms = sorted(FORMS.glob("*.*.yml"))
    assert conforms("vendor.github-issue-forms", *forms) == ""
    assert conforms("vendor.github-issue-config", FORMS / "config.yml") == ""
    broken = tmp_path / "bug.yml"
    text = forms[0].read_text(encoding="utf-8")
    broken.write_text(text.replace("type: textarea", "type: text"), encoding="utf-8")
    assert conforms("vendor.github-issue-forms", broken) != ""


def shape(form: Any) -> list[object]:
    """Return all of a form but its words."""
    return [
        (
            part["type"],
            part.get("id"),
            part.get("validations"),
            part["attributes"].get("render"),
            len(part["attributes"].get("options", [])),
            sorted(part["attributes"]),
        )
        for part in form["body"]
    ]


@pytest.mark.parametrize("kind", ["bug", "false-finding", "new-rule"])
def test_a_form_asks_the_same_in_both_languages(kind: str) -> None:
    english, japanese = read(FORMS / f"{kind}.en.yml"), read(FORMS / f"{kind}.ja.yml")
    assert shape(english) == shape(japanese)
    assert english.get("labels") == japanese.get("labels")
    assert not re.search("[\u3040-\u9fff]", str(english))
    assert all(re.search("[\u3040-\u9fff]", part["attributes"]["label"]) for part in japanese["body"][1:])


def test_every_form_is_there_in_both_languages() -> None:
    assert KINDS == ["bug", "false-finding", "new-rule"]


@pytest.mark.parametrize("kind", ["bug", "false-finding"])
def test_nobody_is_led_to_paste_a_real_company(kind: str) -> None:
    (promise,) = [part for part in read(FORMS / f"{kind}.en.yml")["body"] if part["type"] == "checkboxes"]
    assert promise["attributes"]["options"][0]["required"] is True


def test_the_citation_keeps_the_schema(tmp_path: Path) -> None:
    citation = ROOT / "CITATION.cff"
    schema = "vendor.citation-file-format"
    assert conforms(schema, citation) == ""
    broken = tmp_path / "CITATION.cff"
    broken.write_text(citation.read_text(encoding="utf-8").replace("authors:", "writers:"), encoding="utf-8")
    assert conforms(schema, broken) != ""


@pytest.mark.parametrize("page", ["SECURITY.md", "CODE_OF_CONDUCT.md"])
def test_a_page_for_both_languages_says_as_much_in_each(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    (anchor,) = re.findall(r"\[日本語\]\(#([^)]+)\)", text)
    english, japanese = text.split(f"## {anchor}\n")
    assert len(re.findall("^- ", english, re.MULTILINE)) == len(re.findall("^- ", japanese, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    asked = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if ":" not in link]
    assert [link for link in asked if not (page.parent / link).exists()] == []
