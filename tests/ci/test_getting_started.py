"""The page that begins with Excel, word by word, by somebody who has nothing but Python: installed, filled in, read back."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.docs_outputs import LOCALES, WIDTH, Step, cut, fill_in, steps
from tests.ci.package_index import require_index
from tests.ci.runner import KEPT, SHELL, program
from tests.cli.calling import ROOT
from tests.shown.pages import language_of

pytestmark = pytest.mark.slow

PAGES = ("docs/excel.md", "docs/ja/excel.md")


def asked(page: str) -> tuple[tuple[str, ...], list[Step]]:
    """Return what a page has typed to install, and the rest of what it asks for."""
    install, *rest = steps((ROOT / page).read_text(encoding="utf-8"))
    return install.typed, rest


def typed(folder: Path, lines: str, language: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Type lines into a shell. The environment says nothing of the tests'; ``python3`` is the Python that runs them."""
    kept = {name: value for name, value in os.environ.items() if KEPT.fullmatch(name)}
    kept |= {
        "PATH": f"{folder.parent / 'bin'}:/usr/bin:/bin",
        "LANG": language,
        "PYTHONUTF8": "1",
        "COLUMNS": WIDTH,
    }
    return subprocess.run(
        [*SHELL, "-c", lines],
        cwd=folder,
        env={**kept, **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=300,
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which what both pages say first has been typed."""
    folder = tmp_path_factory.mktemp("reader") / "home"
    for name in (folder, folder.parent / "bin"):
        name.mkdir()
    program(folder.parent / "bin", "python3", f'exec {shlex.quote(sys.executable)} "$@"')
    (install, _), (other, _) = map(asked, PAGES)
    assert install == other
    assert install[-1] == "pip install orgaudit"
    # What is installed is this checkout, whatever the package index has.
    constraint = folder.parent / "constraint.txt"
    constraint.write_text(f"orgaudit @ {ROOT.as_uri()}\n", encoding="utf-8")
    said = typed(folder, "\n".join(install), "", PIP_CONSTRAINT=str(constraint), PIP_NO_COMPILE="1")
    if said.returncode:
        require_index(said.stdout + said.stderr)
    return folder


@pytest.mark.parametrize("page", PAGES)
def test_following_the_page_word_by_word(page: str, home: Path) -> None:
    _, rest = asked(page)
    language = LOCALES[language_of(page)]
    for file in home.glob("*.*"):
        file.unlink()  # of the other language
    activate = next(line for line in asked(page)[0] if "activate" in line)
    said = ""
    outputs = 0
    for step in rest:
        if step.sheet:
            fill_in(next(home.glob("*.xlsx")), step.sheet, step.table)
        if step.shown is not None:
            outputs += 1
            assert step.shown.strip() == f"```text\n{cut(said, step.count)}\n```"
        for line in step.typed:
            done = typed(home, f"{activate}\n{line}", language)
            assert done.returncode == 0, (line, done.stderr)
            said = done.stdout
    assert outputs
    company = (home / "org.yaml").read_text(encoding="utf-8")
    filled = [cell for step in rest if step.sheet for row in step.table[1:] for cell in row[:3] if cell]
    assert len(filled) > 10
    assert not [
        cell for cell in filled if cell not in company and cell not in ("Name", "As of", "会社名", "基準日")
    ]
    assert company.count("name:") + company.count("業務名:") <= 8, "the examples are left out"
    assert {path.name for path in home.glob("*.xlsx")} > {"findings.xlsx"}
