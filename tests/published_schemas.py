"""Whether files keep the schemas that others published for them."""

import subprocess
import sys
from pathlib import Path


def conforms(schema: str, *files: Path) -> str:
    """Return what is wrong by the published schema; nothing where all is well."""
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, files)],
        capture_output=True,
        check=False,
        timeout=120,
        encoding="utf-8",
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr
