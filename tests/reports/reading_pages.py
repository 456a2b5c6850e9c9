"""Reading a page as a browser does, as far as the standard library can: elements in order, and all the text that is shown."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

UNSHOWN: Final = ("script", "style", "title")


@dataclass
class Element:
    tag: str
    facts: dict[str, str]
    inside: list[str] = field(default_factory=list)
    """The texts directly in it, up to the next element."""

    @property
    def text(self) -> str:
        return "".join(self.inside)


class Page(HTMLParser):
    """A parsed page. Character references are resolved, as a reader sees them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._within: Element | None = None
        self._shown: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(self._within)

    def handle_endtag(self, tag: str) -> None:
        self._within = None

    def handle_data(self, data: str) -> None:
        if self._within is not None:
            self._within.inside.append(data)
        if self._within is None or self._within.tag not in UNSHOWN:
            self._shown.append(data)

    def handle_comment(self, data: str) -> None:
        self.elements.append(Element("!--", {}, [data]))

    def all(self, tag: str) -> list[Element]:
        return [item for item in self.elements if item.tag == tag]

    @property
    def shown(self) -> str:
        return "".join(self._shown)

    @property
    def anchors(self) -> list[str]:
        return [item.facts["id"] for item in self.elements if "id" in item.facts]
