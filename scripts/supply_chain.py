"""What a user installs with us, listed and looked up: ``python scripts/supply_chain.py --sbom orgaudit.cdx.json``.

The wheel is built and installed into a clean environment; CycloneDX lists what is in it, and pip-audit asks the index for known
weaknesses of each. Both tools are no dependency: ``pip install cyclonedx-bom pip-audit``. Ends with 0 where nothing is known, with 1 where
something is, with 77 where a tool, the package index or the service for weaknesses cannot be reached.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import venv
from importlib.util import find_spec
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
SKIPPED: Final = 77
WAIT: Final = 120
"""Seconds for the service; offline it is tried for ever."""


def main() -> int:
    """Build, install, list, look up; return the exit code."""
    asked = argparse.ArgumentParser(prog="supply_chain")
    asked.add_argument("--sbom", type=Path, default=Path("orgaudit.cdx.json"))
    options = asked.parse_args()
    if not all(map(find_spec, ("cyclonedx_py", "pip_audit"))):
        print("pip install cyclonedx-bom pip-audit")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(here)]
        subprocess.run(build, cwd=ROOT, check=True)
        venv.create(here / "installed", with_pip=True)
        python = str(here / "installed" / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
        wheel = str(next(here.glob("*.whl")))
        if subprocess.run([python, "-m", "pip", "install", "-q", wheel], check=False).returncode:
            return SKIPPED
        subprocess.run([python, "-m", "pip", "uninstall", "-q", "-y", "pip", "setuptools"], check=True)
        list_all = ["environment", python, "--output-reproducible", "--output-file", str(options.sbom)]
        subprocess.run([sys.executable, "-m", "cyclonedx_py", *list_all], check=True)
        parts = json.loads(options.sbom.read_text(encoding="utf-8"))["components"]
        print(*sorted(f"{part['name']} {part['version']}" for part in parts), sep="\n")
        return _looked_up(next((here / "installed").glob("**/site-packages")))


def _looked_up(packages: Path) -> int:
    """Ask for each part; one that the service does not know, but for ourselves, was not looked up, whatever the tool ends with."""
    look_up = [sys.executable, "-m", "pip_audit", "--progress-spinner", "off", "--format", "json"]
    try:
        done = subprocess.run(
            [*look_up, "--path", str(packages)], timeout=WAIT, capture_output=True, text=True, check=False
        )
    except subprocess.TimeoutExpired:
        print("the service for weaknesses cannot be reached")
        return SKIPPED
    if not done.stdout:
        print(done.stderr)
        return SKIPPED
    parts = json.loads(done.stdout)["dependencies"]
    skipped = [part["name"] for part in parts if "skip_reason" in part and part["name"] != "orgaudit"]
    weak = [f"{part['name']} {found['id']}" for part in parts for found in part.get("vulns", ())]
    print("weaknesses:", weak or "none", "not looked up:", skipped or "none")
    if weak:
        return 1
    return SKIPPED if skipped else 0


if __name__ == "__main__":
    sys.exit(main())
