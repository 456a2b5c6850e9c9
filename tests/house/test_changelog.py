"""The fragments of the change log can be gathered: each has a kind, and each is told under its own."""

import re
from pathlib import Path

import pytest

from tests.cli.calling import ROOT
from tests.house.scratch import clone, run

FRAGMENTS = sorted(
    path for path in (ROOT / "changelog.d").glob("*.md") if path.name not in {"README.md", "template.md"}
)
DRAFT = ("-m", "towncrier", "build", "--draft", "--version", "9.9.9", "--date", "2030-01-02")


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def test_every_fragment_is_gathered_under_its_kind() -> None:
    done = run(ROOT, *DRAFT)
    assert done.returncode == 0, done.stdout
    assert "## 9.9.9 — 2030-01-02\n" in done.stdout
    told = dict(re.findall(r"^### (\w+)\n(.*?)(?=^### |\Z)", done.stdout, re.MULTILINE | re.DOTALL))
    order = ["Added", "Changed", "Fixed", "Removed"]
    assert list(told) == [kind for kind in order if kind in told]
    for path in FRAGMENTS:
        kind = path.name.split(".")[1].capitalize()
        assert f"- {squeezed(path.read_text(encoding='utf-8'))}" in squeezed(told[kind]), path.name


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a clone without fragments."""
    return clone(tmp_path / "log", "pyproject.toml", "changelog.d/README.md", "changelog.d/template.md")


def test_only_a_number_is_told_as_an_issue(project: Path) -> None:
    (project / "changelog.d" / "12.fixed.md").write_text("Mended.\n", encoding="utf-8")
    (project / "changelog.d" / "with-words.fixed.md").write_text("Mended\ntoo.\n", encoding="utf-8")
    done = run(project, *DRAFT)
    assert "### Fixed\n\n- Mended\n  too.\n- Mended. (#12)\n" in done.stdout


def test_a_fragment_without_a_kind_is_an_error(project: Path) -> None:
    (project / "changelog.d" / "nameless.md").write_text("What?\n", encoding="utf-8")
    done = run(project, *DRAFT)
    assert done.returncode == 1
    assert "nameless.md" in done.stdout
