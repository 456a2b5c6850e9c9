"""Make the page that audits in a browser as a folder of static files, to be handed out by any server.

Pyodide comes from npm and python-calamine's wheel for it from the package index, both once, at this moment; the page
itself asks for nothing but its own files. ``--fetch FOLDER`` only gets the two, for ``orgaudit serve --pyodide FOLDER``.
"""

import argparse
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from orgaudit.browser.parts import PYODIDE, page_files

VERSION: Final = "314.0.7"
"""Of the npm package; its first number is the version of Python in it."""

PYTHON: Final = "3.14"
PLATFORM: Final = "pyemscripten_2026_0_wasm32"
CALAMINE: Final = "python-calamine>=0.9,<1"


def fetch(folder: Path) -> None:
    """Put Pyodide and the wheel of python-calamine into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as aside:
        packed = ["npm", "pack", "--silent", f"pyodide@{VERSION}", "--pack-destination", aside]
        subprocess.run(packed, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(aside).glob("*.tgz"))) as archive:
            archive.extractall(aside, filter="data")
        for name in PYODIDE:
            shutil.copyfile(Path(aside) / "package" / name, folder / name)
    wheel = ["--only-binary", ":all:", "--platform", PLATFORM, "--python-version", PYTHON]
    which = ["--implementation", "cp", "--abi", f"cp{PYTHON.replace('.', '')}", "--no-deps", CALAMINE]
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", *wheel, *which, "--dest", str(folder)],
        check=True,
    )


def build(pyodide: Path, target: Path) -> None:
    """Write the files of the page."""
    for name, content in page_files(pyodide).items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def main() -> None:
    """Fetch, or make the page."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path, help="where the files go")
    arguments.add_argument("--fetch", action="store_true", help="only get Pyodide and python-calamine")
    arguments.add_argument(
        "--pyodide", type=Path, help="the folder that --fetch filled; else they are fetched"
    )
    asked = arguments.parse_args()
    if asked.fetch:
        fetch(asked.folder)
    elif asked.pyodide:
        build(asked.pyodide, asked.folder)
    else:
        with TemporaryDirectory() as aside:
            fetch(Path(aside))
            build(Path(aside), asked.folder)


if __name__ == "__main__":
    main()
