"""Every call that a page shows is made, in the order of the page, in a folder that has the files it speaks of."""

from collections.abc import Callable
from pathlib import Path

import pytest

from orgaudit.browser import parts as browser_parts
from orgaudit.cli.parsing.command_table import COMMANDS
from orgaudit.wording.catalogue import LANGUAGES, Language
from scripts.docs_outputs import Step, fill_in
from tests.cli.calling import ROOT, Called
from tests.shown.pages import PAGES, Line, filled, is_whole, language_of, parts
from tests.shown.typing import typed, words

pytestmark = pytest.mark.slow

OTHERS = {
    "pip install": "tests/ci installs, and so does the test of the page that begins with Excel",
    "pip download": "scripts/browser_page.py does the same",
    "npm pack": "scripts/browser_page.py does the same",
    "tar ": "scripts/browser_page.py does the same",
    "python3 -m venv": ".ci/run types it as the README prints it",
    ". orgaudit-env": "the test of the page that begins with Excel does",
    "python scripts/browser_page.py": ".ci/run does",
    "python bench/": "measures for minutes",
    ".venv/bin/": "for who works on orgaudit; .ci/run does most of it",
    ".ci/run": "runs this test",
}
"""Lines of other programs, and why they are not typed here."""

ON_STREAMS = {"lsp", "mcp"}
STATELESS = {"rules", "explain", "fields", "schema", "classify"}

told: dict[tuple[Language, str], Called] = {}
"""What calls print that read no file, each asked once."""


@pytest.mark.parametrize("page", PAGES)
def test_every_call_on_a_page_does_what_it_says(
    page: str, moved_into: Callable[[Language], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list(parts(page))
    if not asked:
        return
    monkeypatch.setattr(browser_parts, "_archive", lambda _folder: b"")
    folder = moved_into(language_of(page))
    for part in asked:
        if isinstance(part, Step):
            done(part, folder)
        elif part.text.startswith(tuple(OTHERS)):
            assert not part.named
        else:
            made(part, page)


def done(step: Step, folder: Path) -> None:
    """Write what a page tells to write."""
    if step.file:
        (folder / step.file).write_text(step.content, encoding="utf-8")
    else:
        book = {"Company": "work-inventory.xlsx", "Duties": "work-inventory.xlsx"}.get(
            step.sheet, "業務棚卸表.xlsx"
        )
        fill_in(folder / book, step.sheet, step.table)


def made(line: Line, page: str) -> None:
    """Make a call, or see that what is only named is there."""
    text, language = filled(line.text), language_of(page)
    command = next((word for word in words(text)[1:] if word in COMMANDS), "")
    if line.named and not is_whole(text):
        assert command, f"{page}: {line.text}"
        return
    if command in ON_STREAMS:
        return  # the help pages show the same calls
    key = (language, text)
    if key in told and command in STATELESS:
        return
    company = Path("org.yaml").read_bytes()
    told[key] = typed(text, language)
    if line.named:
        Path("org.yaml").write_bytes(company)  # what a sentence speaks of is not what the page goes on with
    assert told[key].code == 0, (page, line.text, told[key].err)


def test_the_pages_are_those_that_are_there() -> None:
    assert len(PAGES) > 50
    assert {language_of(page) for page in PAGES} == set(LANGUAGES)
    assert not [name for name in PAGES if not (ROOT / name).is_file()]
