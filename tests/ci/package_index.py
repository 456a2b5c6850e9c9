"""Whether what a failed installation wanted can be had here at all."""

import subprocess
import sys
import tempfile

import pytest


def require_index(log: str) -> None:
    """Skip the test where no package index can be reached; else fail it with the log of what went wrong."""
    with tempfile.TemporaryDirectory() as folder:
        asked = subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, "hatchling"],
            capture_output=True,
            check=False,
            timeout=300,
        )
    if asked.returncode:
        pytest.skip("no package index can be reached, so nothing can be installed")
    pytest.fail(log)
