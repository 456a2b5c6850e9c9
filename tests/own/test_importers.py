"""Importers of other distributions: the example built, installed and called, and what a bad one may not do."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from orgaudit import At, Element, Importer
from orgaudit.intake.importers.importing import BrokenImporterError, read_files
from orgaudit.intake.sheets.options import Options
from orgaudit.own import importers
from orgaudit.own.importers import NoImporterError, importer_of
from tests.cli.calling import ROOT

EXAMPLE = ROOT / "examples" / "importer"
ROSTER = "Bakery: bread = ann, ben\nBakery: cakes = ben\nShop: till = \n\nwho knows\n"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the example with the tool of the project itself and install the wheel; no index is asked."""
    folder = tmp_path_factory.mktemp("importer")
    options = ("--no-deps", "--no-index", "--quiet", "--disable-pip-version-check")
    build = ("wheel", "--no-build-isolation", "--wheel-dir", str(folder), str(EXAMPLE))
    install = ("install", "--no-compile", "--target", str(folder / "site"), "--find-links", str(folder))
    for command in (build, (*install, "orgaudit-example-importer")):
        subprocess.run([sys.executable, "-m", "pip", *command, *options], check=True, capture_output=True)
    return folder / "site"


def test_the_example_is_built_installed_and_called(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "team").mkdir()
    (tmp_path / "team" / "week.roster").write_text(ROSTER, encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-m", "orgaudit", *arguments, "--lang", "en"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(installed)))},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    code, told, _ = run("import", "--from", "roster", "team", "-o", "org.yaml")
    assert code == 0
    assert yaml.safe_load((tmp_path / "org.yaml").read_text(encoding="utf-8")) == {
        "company": "team",
        "departments": [
            {
                "name": "Bakery",
                "duties": [
                    {"name": "bread", "primary": ["ann"], "backups": ["ben"]},
                    {"name": "cakes", "primary": ["ben"], "backups": []},
                ],
            },
            {"name": "Shop", "duties": [{"name": "till"}]},
        ],
    }
    assert "team/week.roster:5:1" in told
    assert "A line is “department: duty = names”." in told
    assert run("audit", "org.yaml", "--format", "json")[0] == 0
    code, _, err = run("import", "--from", "rooster", "team")
    assert (code, "did you mean roster?" in err) == (2, True)


def _raises(_sources: Any) -> Iterator[Any]:
    raise ZeroDivisionError


def _leaves(_sources: Any) -> Iterator[Any]:
    raise SystemExit(0)


def _of(item: object) -> Callable[[Any], list[Any]]:
    return lambda _sources: [item]


@pytest.mark.parametrize(
    ("read", "told"),
    [
        (_raises, "ZeroDivisionError"),
        (_leaves, "SystemExit"),
        (_of("nonsense"), "yielded str"),
        (_of(Element("duty", "x", At("a"), {"colour": "red"})), "colour"),
        (_of(Element("thing", "x", At("a"))), "thing"),  # type: ignore[arg-type]
    ],
)
def test_an_importer_that_misbehaves_is_named(read: Any, told: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("", encoding="utf-8")
    bad = Importer("bad", lambda _parts: True, read)
    with pytest.raises(BrokenImporterError, match=told) as caught:
        read_files([str(tmp_path / "a")], bad, Options(), today=date(2026, 11, 20))
    assert caught.value.name == "bad"


def test_only_the_one_that_is_named_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    class Entry:
        def load(self) -> object:
            return "no importer"

    class Entries(dict[str, Entry]):
        names = frozenset(("mine", "owners"))

    asked: list[str] = []

    def entry_points(group: str) -> Entries:
        asked.append(group)
        return Entries(mine=Entry(), owners=Entry())

    monkeypatch.setattr(importers, "entry_points", entry_points)
    assert importer_of("owners").read.__module__ == "orgaudit.intake.importers.owners"
    assert asked == []
    with pytest.raises(BrokenImporterError, match="names str"):
        importer_of("mine")
    with pytest.raises(NoImporterError) as caught:
        importer_of("yours")
    assert "mine" in caught.value.known
