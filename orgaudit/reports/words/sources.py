"""The sources of a rule with their titles."""

from collections.abc import Iterable

from orgaudit.knowledge.sources import SOURCES
from orgaudit.reports.rows import SourceRow


def sources_told(keys: Iterable[str]) -> tuple[SourceRow, ...]:
    """Return title and first address of each source; a key that our table does not know, as of a plugin, stands alone."""
    return tuple(_source(key) for key in keys)


def _source(key: str) -> SourceRow:
    source = SOURCES.get(key)
    if source is None:
        return SourceRow(key, key)
    return SourceRow(key, source.title, source.urls[0] if source.urls else "")
