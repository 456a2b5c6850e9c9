"""The sources behind thresholds, figures and votes: key to title and addresses."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from orgaudit.knowledge.data_file import read_data
from orgaudit.knowledge.lazy_table import LazyTable
from orgaudit.model.dataclass import dataclass

_FILE = Path(__file__).with_name("sources.yaml")


@dataclass(frozen=True, slots=True)
class Source:
    """One source. ``other`` is its title in the one of our languages in which it is not written, empty where the title is a name.

    ``urls`` is empty where no address is known.
    """

    key: str
    title: str
    other: str
    urls: tuple[str, ...]


def _read() -> Mapping[str, Source]:
    entries: Mapping[str, Mapping[str, Any]] = read_data(_FILE)
    return {
        key: Source(key, entry["title"], entry.get("other", ""), tuple(entry["urls"]))
        for key, entry in entries.items()
    }


SOURCES: Final[Mapping[str, Source]] = LazyTable(_read)
"""Every source by key; read on first use."""
