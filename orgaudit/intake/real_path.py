"""Where a path leads once all links are followed. A link that leads in a circle leads nowhere: it stays as it is, and whoever reads or writes it is told."""

import os
from pathlib import Path


def real_path(path: Path) -> Path:
    """Return the place of a path without links and dots; unlike ``Path.resolve`` never a RuntimeError. Raises OSError where the working folder is gone."""
    return Path(os.path.realpath(path))
