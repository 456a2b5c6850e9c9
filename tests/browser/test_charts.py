"""The charts in our Markdown, drawn by Mermaid itself in the security level that GitHub and GitLab use."""

import re
from pathlib import Path
from typing import Any, Final

import pytest

from orgaudit.reports.formats import render
from orgaudit.reports.writers.markdown.mermaid import flowchart
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language
from tests.browser.pages import NAMES, audited
from tests.reports.sample_result import HOSTILE_DUTIES, rendered
from tests.reports.test_every_report import REPORTS
from tests.reports.test_flowchart import a_map

pytestmark = pytest.mark.slow

BLOCK: Final = re.compile(r"^```mermaid\n(.*?)\n^```", re.DOTALL | re.MULTILINE)

DRAW: Final = """async ([source, at]) => {
  const {svg} = await mermaid.render("chart" + at, source);
  const holder = document.createElement("div");
  holder.innerHTML = svg;
  document.body.replaceChildren(holder);
  return holder.textContent;
}"""


@pytest.fixture(scope="module")
def page(browser: Any, mermaid: Path) -> Any:
    page = browser.new_context(offline=True).new_page()
    page.set_content("<!DOCTYPE html><title>charts</title>")
    page.add_script_tag(path=str(mermaid))
    page.evaluate("mermaid.initialize({startOnLoad: false, securityLevel: 'strict'})")
    return page


def drawn(page: Any, text: str) -> list[str]:
    """Return the words of each chart in a text, as it is drawn; one that cannot be read raises an error."""
    return [page.evaluate(DRAW, [source, at]) for at, source in enumerate(BLOCK.findall(text))]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_map_of_offices_is_drawn_with_every_department(name: str, language: Language, page: Any) -> None:
    result = audited(name)
    charts = drawn(page, rendered("markdown", result, language))
    assert len(charts) == bool(result.organization.handoffs)
    for words in charts:
        assert [item.name for item in result.organization.departments if item.name not in words] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_course_of_a_plan_is_drawn_with_its_steps(language: Language, page: Any) -> None:
    text = render(REPORTS["plan"](Catalogue(language)), "markdown")
    (words,) = drawn(page, text)
    steps = re.findall(r"^    (\d+) [^:\n]+ :", BLOCK.findall(text)[0], re.MULTILINE)
    assert len(steps) > 1
    assert [number for number in steps if f"{number} " not in words] == []


SYNTAX: Final = (
    "end", "d0 --> d1", "d0@{shape: cyl}", "subgraph x", "a:::b", "%%{init: {}}%%", "click d0 href", 'a"]', "#quot;#9829;", "a; b",
    "`**md**`", "$$x^2$$", "fa:fa-car", "fab:fa-github-alt", "%{init}%", "%%% 25%", "logos:aws", "1. a", "- b", "* c", "+ d", "# e", "> f", "<img src=x onerror=alert(1)>", "A & B",
)  # fmt: skip


@pytest.mark.parametrize("name", [*SYNTAX, *HOSTILE_DUTIES])
def test_a_name_stays_a_name(name: str, page: Any) -> None:
    drawn(page, f"```mermaid\n{flowchart(a_map(name, 2))}\n```")
    told = page.evaluate("[...document.querySelectorAll('.node')].map(node => node.textContent.trim())")
    assert len(told) == 3
    letters = "".join(filter(str.isalnum, name))
    assert letters in "".join(filter(str.isalnum, told[0]))
    assert page.evaluate("document.querySelectorAll('svg img, svg script, svg a, svg h1').length") == 0
