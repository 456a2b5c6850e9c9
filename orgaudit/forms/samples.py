"""The invented companies that come with the program."""

from pathlib import Path

import orgaudit

_PACKAGE = Path(orgaudit.__file__).parent
# The wheel carries them inside the package; a checkout has them beside it.
_FOLDERS = (_PACKAGE / "_samples", _PACKAGE.parent / "sample_orgs")


def samples() -> dict[str, Path]:
    """Return the sample files by name, in alphabetical order."""
    folder = next((folder for folder in _FOLDERS if folder.is_dir()), None)
    return {path.stem: path for path in sorted(folder.glob("*.yaml"))} if folder else {}
