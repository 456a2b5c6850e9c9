"""What the documents promise is there."""

import re
from pathlib import Path

import pytest

from orgaudit.cli.parsing.command_table import COMMANDS
from orgaudit.cli.parsing.program import command, program
from orgaudit.engine.input_quality import INPUT_CHECKS
from orgaudit.forms.samples import samples
from orgaudit.intake.settings_file.loading import read_settings
from orgaudit.reports.formats import FORMATS
from orgaudit.rules.builtin import BUILTIN
from orgaudit.wording.catalogue import Catalogue
from tests.cli.calling import ROOT

PAGES = [
    "README.md",
    "README.ja.md",
    "docs/usage.md",
    "docs/ja/usage.md",
    "docs/ci.md",
    "docs/ja/ci.md",
    "docs/import.md",
    "docs/ja/import.md",
    "docs/browser.md",
    "docs/ja/browser.md",
    "docs/README.md",
    "docs/llms.txt",
    "docs/method.md",
    "docs/ja/method.md",
    "CONTRIBUTING.md",
]
# Options of other programs that the pages name.
FOREIGN = {"--check", "--cov", "--hypothesis-profile", "--fetch"} | {
    f"--{name}"
    for name in ("abi", "dest", "implementation", "no-deps", "only-binary", "platform", "python-version")
}


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def options() -> set[str]:
    words = Catalogue("en")
    everything = (program(words), *(command(name, words) for name in COMMANDS))
    return {name for child in everything for item in child.params for name in item.opts}


@pytest.mark.parametrize("name", PAGES)
def test_every_option_that_a_page_names_exists(name: str) -> None:
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", page(name)))
    assert named - FOREIGN <= options()


@pytest.mark.parametrize("name", ["docs/usage.md", "docs/ja/usage.md"])
def test_the_usage_page_names_every_option_of_audit(name: str) -> None:
    audit = command("audit", Catalogue("en"))
    long = {name for item in audit.params for name in item.opts if name.startswith("--")}
    assert not {option for option in long - {"--version", "--help"} if option not in page(name)}


@pytest.mark.parametrize("name", PAGES)
def test_every_link_inside_the_project_leads_somewhere(name: str) -> None:
    folder = (ROOT / name).parent
    targets = re.findall(r"\]\(([^)#\s]+)\)", page(name))
    assert not [target for target in targets if "://" not in target and not (folder / target).exists()]


@pytest.mark.parametrize("name", PAGES)
def test_every_rule_that_a_page_names_exists(name: str) -> None:
    known = {rule.id for rule in BUILTIN.rules} | {check.id for check in INPUT_CHECKS}
    assert set(re.findall(r"\b[A-Z]{3}\d{3}\b", page(name))) <= known


@pytest.mark.parametrize("name", PAGES)
def test_every_sample_and_format_that_a_page_names_exists(name: str) -> None:
    assert set(re.findall(r"--example (\w+)", page(name))) - {"NAME", "名前"} <= samples().keys()
    assert set(re.findall(r"--format (\w+)", page(name))) - {"NAME", "形式"} <= set(FORMATS)


@pytest.mark.parametrize("name", ["docs/usage.md", "docs/ja/usage.md"])
def test_the_settings_that_the_usage_page_shows_are_read(name: str, tmp_path: Path) -> None:
    shown = re.search(r"<!-- settings -->\n```yaml\n(.*?)```", page(name), re.DOTALL)
    assert shown
    file = tmp_path / ".orgaudit.yaml"
    file.write_text(shown[1], encoding="utf-8")
    found = read_settings(file, BUILTIN.rules)
    assert found.problems == ()
    assert found.values.keys() >= {"gate", "options", "functions", "severity", "paths"}


def test_both_readmes_have_the_same_commands_and_headings_in_the_same_order() -> None:
    english, japanese = page("README.md"), page("README.ja.md")
    for pattern in (r"<!-- ci: \w+ -->\n```sh\n.*\n```", r"^#+ "):
        found = [re.findall(pattern, text, re.MULTILINE) for text in (english, japanese)]
        assert found[0] == found[1]
        assert found[0]


def test_the_licence_is_whole() -> None:
    text = page("LICENSE")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_pictures_load_nothing() -> None:
    for path in (Path(ROOT) / "docs" / "images").glob("*.svg"):
        addresses = set(re.findall(r"https?://[^\s\"')]+", path.read_text(encoding="utf-8")))
        assert addresses <= {"http://www.w3.org/2000/svg"}


def test_both_pages_on_architecture_name_the_same_rooms() -> None:
    english, japanese = (
        {
            room
            for row in re.findall(r"^\| .*", page(name), re.MULTILINE)
            for room in re.findall(r"`([a-z_]+(?:/|\.py))`", row)
        }
        for name in ("docs/architecture.md", "docs/ja/architecture.md")
    )
    assert len(english) > 30
    assert japanese == english
