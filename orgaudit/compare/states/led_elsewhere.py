"""Paths that a repository of strangers leads elsewhere, by its settings or by a link in it: what lies there is not theirs to show."""

from pathlib import Path

from orgaudit.compare.states.git import root_of
from orgaudit.intake.first_bytes import real_path


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a path leads out of the repository that a folder lies in, or out of the folder where it lies in none."""
    root = root_of(folder) or folder
    try:
        return not real_path(path).is_relative_to(real_path(root))
    except (OSError, RuntimeError):  # links in a circle lead nowhere
        return False


def is_led_out(path: str) -> bool:
    """Whether a link on the way leads a path out of where it seems to lie."""
    place = Path(path)
    try:
        links = any(part.is_symlink() for part in (place, *place.parents))
    except OSError:
        return False
    return links and leads_out(place, place.absolute().parent)
