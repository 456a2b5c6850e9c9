"""Names of duties that are common to many departments and so do not show a duplicate."""

from functools import cache
from pathlib import Path

from orgaudit.knowledge.data_file import read_data

_FILE = Path(__file__).with_name("general.yaml")


@cache
def general_names() -> tuple[str, ...]:
    """Return the names as written, Japanese and English."""
    return tuple(str(name) for names in read_data(_FILE).values() for name in names)
