"""A clone of this project to try things in. It works from a checkout, from an sdist and from a bare copy of the files."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.cli.calling import ROOT
from tests.compare.repository import ENVIRONMENT, commit, repository


def clone(folder: Path, *parts: str) -> Path:
    """Make a repository of these files and folders of the project, with all of it committed."""
    repository(folder)
    for part in (".gitignore", ".gitattributes", *parts):
        source, target = ROOT / part, folder / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", ".*_cache"))
        elif source.exists():
            shutil.copy(source, target)
    commit(folder)
    return folder


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a Python command in a clone, with the tools of this environment first on the path."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    system = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**ENVIRONMENT, **system, "PATH": path, "PYTHONUTF8": "1", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        encoding="utf-8",
        timeout=300,
    )
