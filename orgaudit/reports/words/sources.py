"""The sources of a rule with their titles."""

from collections.abc import Iterable

from orgaudit.knowledge.sources import SOURCES
from orgaudit.model.dataclass import dataclass
from orgaudit.reports.text import Look, Span, Text, plain, styled


@dataclass(frozen=True, slots=True)
class ToldSource:
    """A source by its key and title; ``address`` is empty where it has none on the web."""

    key: str
    title: str
    address: str = ""

    @property
    def text(self) -> Text:
        """The title, with the address that can be opened."""
        link = (*plain(" — "), *styled(self.address, Look.LINK)) if self.address else ()
        return (*plain(self.title), *link)

    @property
    def linked(self) -> Text:
        """The title alone, which leads to the address where a format can lead anywhere."""
        return (Span(self.title, to=self.address),)


def sources_told(keys: Iterable[str]) -> tuple[ToldSource, ...]:
    """Return title and first address of each source; a key that our table does not know, as of a plugin, stands alone."""
    return tuple(_source(key) for key in keys)


def _source(key: str) -> ToldSource:
    source = SOURCES.get(key)
    if source is None:
        return ToldSource(key, key)
    return ToldSource(key, source.title, source.urls[0] if source.urls else "")
