"""A release, for real in a scratch clone: version, change log, citation, packages, commit and tag belong together."""

import re
import tarfile
import zipfile
from pathlib import Path

import pytest
import yaml

import orgaudit
from scripts.release import PLACES
from tests.cli.calling import ROOT
from tests.compare.repository import commit, git
from tests.house.scratch import clone, run
from tests.published_schemas import conforms

pytestmark = pytest.mark.slow

NEXT = "97.0.0"
PARTS = (
    *(
        "orgaudit",
        "sample_orgs",
        "scripts",
        "hatch_build.py",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
    ),
    *("changelog.d/README.md", "changelog.d/template.md"),
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a clone with all that a release reads and writes, and one change to tell."""
    folder = clone(tmp_path / "orgaudit", *PARTS, *PLACES)
    (folder / "changelog.d" / "mended.fixed.md").write_text("Mended.\n", encoding="utf-8")
    commit(folder)
    return folder


def named(folder: Path, name: str) -> set[str]:
    """Return the versions that a file names where it names ours."""
    return set(re.findall(PLACES[name], (folder / name).read_text(encoding="utf-8")))


def test_every_place_names_the_same_version() -> None:
    for name in PLACES:
        assert named(ROOT, name) == {orgaudit.__version__}


def test_a_release(project: Path) -> None:
    done = run(project, "scripts/release.py", NEXT, "--date", "2030-01-02")
    assert done.returncode == 0, done.stdout
    assert f"git push --atomic origin main v{NEXT}" in done.stdout

    assert git(project, "status", "--porcelain") == ""
    assert git(project, "log", "-1", "--format=%s").strip() == f"Release {NEXT}"
    assert git(project, "rev-parse", f"v{NEXT}^{{commit}}") == git(project, "rev-parse", "HEAD")

    for name in PLACES:
        assert named(project, name) == {NEXT}
    citation = yaml.safe_load((project / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["date-released"] == "2030-01-02"
    assert conforms("vendor.citation-file-format", project / "CITATION.cff") == ""

    log = (project / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## {NEXT} — 2030-01-02\n\n### Fixed\n\n- Mended.\n" in log
    assert log.endswith((ROOT / "CHANGELOG.md").read_text(encoding="utf-8").partition("notes start -->\n")[2])
    assert sorted(path.name for path in (project / "changelog.d").iterdir()) == ["README.md", "template.md"]

    (wheel,) = (project / "dist").glob("*.whl")
    (sdist,) = (project / "dist").glob("*.tar.gz")
    assert NEXT in wheel.name
    assert f'__version__ = "{NEXT}"' in zipfile.ZipFile(wheel).read("orgaudit/__init__.py").decode()
    with tarfile.open(sdist) as packed:
        assert f"orgaudit-{NEXT}/CITATION.cff" in packed.getnames()

    # A second one has nothing to tell and must not repeat the first.
    again = run(project, "scripts/release.py", NEXT)
    assert again.returncode == 1
    assert "does not come after" in again.stdout
    assert "holds no change" in again.stdout


def test_what_is_not_ready_is_not_released_and_all_reasons_are_told(project: Path) -> None:
    git(project, "switch", "--quiet", "--create", "elsewhere")
    (project / "README.md").write_text("changed\n", encoding="utf-8")
    done = run(project, "scripts/release.py", NEXT)
    assert done.returncode == 1
    assert "not committed" in done.stdout
    assert "this is elsewhere" in done.stdout
    assert run(project, "scripts/release.py", "next").returncode == 1
    assert git(project, "tag", "--list") == ""


def test_what_cannot_be_built_is_neither_committed_nor_tagged(project: Path) -> None:
    (project / "LICENSE").unlink()
    (project / "README.md").unlink()
    commit(project)
    before = git(project, "rev-parse", "HEAD")
    done = run(project, "scripts/release.py", NEXT)
    assert done.returncode == 1
    assert "git reset --hard" in done.stdout
    assert git(project, "rev-parse", "HEAD") == before
    assert git(project, "tag", "--list") == ""
