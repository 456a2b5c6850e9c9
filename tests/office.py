"""LibreOffice without a screen, for tests of what it makes of our workbooks. Where it is not installed they are skipped."""

import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")

needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
PATIENCE = 120


def saved_again(path: Path, suffix: str, folder: Path) -> Path:
    """Open a file and save it in the format of this suffix (xlsx, ods, pdf); return the new file."""
    assert SOFFICE is not None
    folder.mkdir(exist_ok=True)
    profile = (folder / "profile").as_uri()
    command = [SOFFICE, "--headless", f"-env:UserInstallation={profile}", "--convert-to", suffix]
    command += ["--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    made = folder / f"{path.stem}.{suffix}"
    assert made.is_file()
    return made
