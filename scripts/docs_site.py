"""Build the documentation as a site into a folder: every link holds, or it fails. The page that audits in a browser can be put beside.

``python -m scripts.docs_site site``; with ``--pyodide FOLDER`` (filled by ``scripts/browser_page.py --fetch``) the page that
audits stands in ``site/audit/``.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from scripts.docs_search import WordMissingError, translate

ROOT: Final = Path(__file__).parents[1]


def build(target: Path) -> None:
    """Build the site. Raises CalledProcessError with what the generator said, and WordMissingError where it is another one."""
    with TemporaryDirectory() as aside:
        # The generator keeps a cache beside its settings, and writes where they say.
        work = Path(aside)
        shutil.copytree(ROOT / "docs", work / "docs", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "mkdocs.yml", work)
        subprocess.run(
            [sys.executable, "-m", "zensical", "build", "--strict"], cwd=work, check=True, capture_output=True
        )
        translate(work / "site")
        shutil.copytree(work / "site", target, dirs_exist_ok=True)


def main() -> int:
    """Build."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path, help="where the site goes")
    arguments.add_argument("--pyodide", type=Path, help="put the page that audits beside it")
    asked = arguments.parse_args()
    try:
        build(asked.folder)
    except subprocess.CalledProcessError as failed:
        sys.stderr.buffer.write(failed.stdout + failed.stderr)
        return 1
    except WordMissingError as missing:
        sys.stderr.write(f"{missing}\n")
        return 1
    if asked.pyodide:
        from scripts.browser_page import build as build_page

        build_page(asked.pyodide, asked.folder / "audit")
    return 0


if __name__ == "__main__":
    sys.exit(main())
