"""Install what we hand out with the lowest and the newest versions that it asks for, and run it: ``python scripts/declared_versions.py``.

The wheel and the sdist are built from this checkout and installed into clean environments; the wheel with the lowest version of
each dependency that pyproject.toml declares. There the program is called and the core of the tests runs, against what was installed and
not against the checkout. Ends with 0 where all of that went well, with 77 where no package index can be reached.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Iterable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
CORE: Final = (
    "tests/cli/test_exit_codes.py",
    "tests/cli/test_simulate.py",
    "tests/cli/test_workbooks.py",
    "tests/reports/test_terminal.py",
    "tests/reports/test_xlsx.py",
    "tests/intake/test_encodings.py",
)
"""Tests that go through every dependency at run time: parser, screen, command line, workbooks."""

FOR_TESTS: Final = ("pytest", "hypothesis", "jsonschema", "openpyxl", "pypdf")
"""What the tests import; their versions are not what is tried here."""

SKIPPED: Final = 77
_LOWEST: Final = re.compile(r"(?P<name>[\w.-]+)\s*>=\s*(?P<version>[\w.]+)")


def lowest(dependencies: Iterable[str]) -> list[str]:
    """Return dependencies as pins to the lowest version of each. Raises ValueError for one without a lower bound."""
    pins = []
    for dependency in dependencies:
        found = _LOWEST.match(dependency)
        if found is None:
            message = f"{dependency}: no lowest version"
            raise ValueError(message)
        pins.append(f"{found['name']}=={found['version']}")
    return pins


def main() -> int:
    """Build, install, run; return the exit code."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        pins = lowest(tomllib.load(file)["project"]["dependencies"])
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        _run([sys.executable, "-m", "hatchling", "build", "-d", str(here / "dist")], ROOT)
        wheel, sdist = (next((here / "dist").glob(end)) for end in ("*.whl", "*.tar.gz"))
        print("lowest:", *pins)
        low = _environment(here / "lowest")
        if not _installed(low, str(wheel), *pins, *FOR_TESTS):
            return SKIPPED
        _try_out(low, here)
        (here / "suite").mkdir()
        for name in ("tests", "sample_orgs", "pyproject.toml"):
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, here / "suite" / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, here / "suite" / name)
        _run([str(low), "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *CORE], here / "suite")
        print("newest, from the sdist")
        new = _environment(here / "newest")
        if not _installed(new, str(sdist)):
            return SKIPPED
        _try_out(new, here)
    print("both run")
    return 0


def _environment(place: Path) -> Path:
    venv.create(place, with_pip=True)
    return place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _installed(python: Path, *wanted: str) -> bool:
    """Install packages. Without an index nothing can be tried; versions that exclude each other are an error."""
    done = subprocess.run(
        [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode and not re.search("conflict|ResolutionImpossible", done.stderr):
        print(done.stderr)
        return False
    if done.returncode:
        sys.exit(done.stderr)
    return True


def _try_out(python: Path, folder: Path) -> None:
    """Call what was installed: a report, help, a wrong call."""
    sample = ROOT / "sample_orgs" / "wholesale_ja.yaml"
    for expected, *arguments in (
        (0, "audit", str(sample), "--format", "terminal"),
        (
            0,
            "audit",
            str(sample),
            "-o",
            f"xlsx:{folder / 'report.xlsx'}",
            "-o",
            f"html:{folder / 'report.html'}",
        ),
        (0, "--help"),
        (2, "audit", "--nope"),
        (0, "classify", "給与計算"),
        (0, "init", "-o", str(folder / f"{python.parts[-3]}.yaml"), "--example", "minimal"),
    ):
        done = subprocess.run(
            [str(python), "-m", "orgaudit", *arguments],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != expected:
            sys.exit(f"orgaudit {' '.join(arguments)}: {done.returncode}\n{done.stderr}")


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.returncode}")


if __name__ == "__main__":
    sys.exit(main())
