"""The sources of a rule with their titles, in the reader's language beside the original."""

from collections.abc import Iterable

from orgaudit.knowledge.sources import SOURCES, Source
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


def sources_told(keys: Iterable[str], language: str) -> tuple[ToldSource, ...]:
    """Return title and first address of each source; a key that our table does not know, as of a plugin, stands alone."""
    return tuple(_source(key, language) for key in keys)


def title_told(source: Source, language: str) -> str:
    """Return the title as it stands, after its translation for those who read another language."""
    written = "en" if source.title.isascii() else "ja"
    return source.title if written == language or not source.other else f"{source.other} [{source.title}]"


def _source(key: str, language: str) -> ToldSource:
    source = SOURCES.get(key)
    if source is None:
        return ToldSource(key, key)
    return ToldSource(key, title_told(source, language), source.urls[0] if source.urls else "")
