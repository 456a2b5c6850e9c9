"""Examples of the help pages: each page has some, in both languages, and each does what it says where it is typed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from orgaudit.browser import parts
from orgaudit.cli.parsing.command_table import COMMANDS
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language
from tests.cli.calling import ROOT, call, spawn
from tests.shown.typing import typed, words

pytestmark = pytest.mark.slow

ON_STREAMS = {"lsp", "mcp"}
"""They end where nobody speaks to them; their own tests do."""

SUB_COMMANDS = {"baseline": ("write", "list", "prune"), "rules": ("test",)}


def shown(language: Language, name: str) -> list[str]:
    """Return the calls on a help page as a reader finds them: under the last heading, at two blanks."""
    page = call(*filter(None, (name, "--help", "--lang", language)), env={"COLUMNS": "200"})
    assert page.code == 0
    _, _, examples = page.out.partition(f"\n{Catalogue(language).ui('cli.help.examples')}\n")
    lines = examples.split("\n\n")[0].splitlines()
    return [line.strip() for line in lines if line[2] != " "]


@pytest.mark.parametrize("name", ["", *COMMANDS])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_example_does_what_it_says(
    language: Language, name: str, moved_into: Callable[[Language], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = shown(language, name)
    assert calls
    if language != LANGUAGES[0] and calls == shown(LANGUAGES[0], name):
        return  # typed already
    assert all(not name or words(line)[1] == name for line in calls)
    for action in SUB_COMMANDS.get(name, ()):
        assert any(words(line)[2:3] == [action] for line in calls), action
    folder = moved_into(language)
    if name in ON_STREAMS:
        assert [spawn(*words(line)[1:], cwd=folder)[0] for line in calls] == [0]
        return
    # What the page that audits is packed from is tested there, and takes seconds.
    monkeypatch.setattr(parts, "_archive", lambda _folder: b"")
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    for line in calls:
        done = typed(line, language)
        assert done.code == 0, (line, done.err)
        assert done.out or done.err or before != {path: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_both_languages_show_the_same_calls() -> None:
    """But for names: of people, departments, duties and files."""
    for name in ("", *COMMANDS):
        english, japanese = (
            [
                [word for word in words(line) if word.startswith("-") or word == ">"]
                for line in shown(language, name)
            ]
            for language in LANGUAGES
        )
        assert [[word for word in line if word != "--lang"] for line in english] == [
            [word for word in line if word != "--lang"] for line in japanese
        ], name


def test_the_pages_that_examples_name_are_there() -> None:
    for language in LANGUAGES:
        for name in COMMANDS:
            text = Catalogue(language).ui(f"cli.commands.{name}.examples")
            for word in text.replace("に", " ").split():
                if word.startswith("docs/"):
                    assert (ROOT / word.rstrip(".:,")).is_file(), word
