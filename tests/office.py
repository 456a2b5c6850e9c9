"""LibreOffice without a screen, for tests of what it makes of our workbooks. Where it is not installed they are skipped."""

import atexit
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")

needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
PATIENCE = 120


@cache
def _profile() -> Path:
    """Return the folder of LibreOffice's own settings, one for this process: to make them takes longer than to save a workbook."""
    made = TemporaryDirectory(prefix="office")
    atexit.register(made.cleanup)
    return Path(made.name)


def saved_again(path: Path, suffix: str, folder: Path) -> Path:
    """Open a file and save it in the format of this suffix (xlsx, ods, pdf); return the new file."""
    assert SOFFICE is not None
    folder.mkdir(exist_ok=True)
    command = [SOFFICE, "--headless", f"-env:UserInstallation={_profile().as_uri()}", "--convert-to", suffix]
    command += ["--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    made = folder / f"{path.stem}.{suffix}"
    assert made.is_file()
    return made
