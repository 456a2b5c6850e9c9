"""Any document as one page for a browser: nothing outside it is needed, nothing in it can run but the one small script.

The page is readable with scripts off; the script only adds filters, opens what a link leads to, and copies links.
"""

import base64
from collections.abc import Iterable
from functools import cache
from re import Match
from typing import Final

from jinja2 import Environment, Template
from markupsafe import Markup, escape

from orgaudit.findings.sha256 import sha256
from orgaudit.model.pattern import pattern
from orgaudit.reports import document as doc
from orgaudit.reports import text as told
from orgaudit.reports.document import On
from orgaudit.reports.pictures.data import Timeline
from orgaudit.reports.pictures.draw import drawn
from orgaudit.reports.text import Look
from orgaudit.reports.writers.html.carried import CARRIER_ID, embedded, packed
from orgaudit.reports.writers.html.outline import Facets, has_facets, sections
from orgaudit.reports.writers.html.templates import FOLDER, environment
from orgaudit.reports.writers.page_options import PageOptions
from orgaudit.wording.catalogue import Catalogue

_TAG: Final = {
    Look.STRONG: "b",
    Look.SMALL: "small",
    Look.CODE: "code",
}
"""Looks that have an element of their own; the rest are classes."""

_CLASS: Final = {
    look: look.value[0] for look in Look if look not in _TAG and look not in (Look.PLAIN, Look.LINK)
}
"""Looks as classes. There are thousands of them in a page, so each is the first letter of its word; no two looks share one."""

_WEB: Final = ("https://", "http://")

_UNBROKEN: Final = pattern(r"(?<![\w-])(?:(\d{4}-\d\d-\d\d)|--[a-z][a-z-]*(?: score)?)(?![\w-])")
"""Dates and options, which browsers would break at their hyphens."""

_QUOTED: Final = pattern(r'(?<=[ "])([a-z-]+)="([^\s"\'=<>`/]+)"(?=[ >])')
"""An attribute that needs no quotes. What a user wrote holds none, as every ``"`` of theirs is escaped."""


def write(document: doc.Document, options: PageOptions) -> str:
    """Return the document as a page, ending with a newline."""
    catalogue = Catalogue(options.language)
    parts, facets = sections(document), Facets(document.blocks)
    style, script = _file("page.css"), _file("page.js")
    page = _template().render(
        document=document,
        language=options.language,
        say=lambda key, **facts: catalogue.ui(f"page.{key}", **facts),
        sections=parts,
        facets=facets,
        facet_values=Markup(embedded(facets.values)),  # noqa: S704  escaped for where it stands
        footer=[part.text for part in document.footer if On.WEB in part.on],
        style=Markup(style),  # noqa: S704  our own file, as it stands
        script=Markup(script),  # noqa: S704  our own file, as it stands
        policy=_policy(style, script),
        data=Markup(packed(options.data)) if options.data else "",  # noqa: S704  escaped for where it stands
        carrier=CARRIER_ID,
    )
    return _QUOTED.sub(r"\1=\2", page) + "\n"


def report_style() -> str:
    """Return the style of every page."""
    return _file("page.css")


def report_digests() -> tuple[str, str]:
    """Return by what a page that shows reports lets their style and their script in."""
    return _digest(_file("page.css")), _digest(_file("page.js"))


def _policy(style: str, script: str) -> str:
    """Return what a browser may do with the page: show it in our style and run our script."""
    allowed = {"style-src": style, "script-src": script}
    sources = (f"{name} '{_digest(content)}'" for name, content in allowed.items())
    return "; ".join(("default-src 'none'", *sources, "base-uri 'none'", "form-action 'none'"))


def _digest(content: str) -> str:
    digest = sha256(content.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


@cache
def _file(name: str) -> str:
    """Return one of our files as it stands in a page: without its comments and without room at the start of lines."""
    lines = map(str.strip, (FOLDER / name).read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/* ")))


@cache
def _template() -> Template:
    return world().get_template("page.html.j2")


def world(*, compiled: bool = True) -> Environment:
    """Return where our templates live, with all that they call. Not ``compiled``, all are made of their sources."""
    made = environment(compiled=compiled)
    made.globals["drawn"] = _drawn
    made.filters |= {
        "text": markup,
        "short": _CLASS.__getitem__,
        "kind": lambda block: type(block).__name__,
        "on_page": _on_page,
        "unbroken": _unbroken,
        "whole": _whole,
        "bare": told.words_of,
        "classes": _classes,
    }
    made.tests |= {"entries": _are_entries, "searched": has_facets}
    return made


def markup(text: told.Text) -> Markup:
    """Return a text with its looks; every word of it is escaped."""
    return Markup("".join(map(_span, text)))  # noqa: S704  escaped word by word


def _span(span: told.Span) -> str:
    """Return a span as it stands in a page. Thousands of them make a page, so they are joined as plain text once they are escaped."""
    look = span.look
    if look is Look.LINK:
        address = escape(span.text)
        return f'<a href="{address}">{address}</a>'
    words: str = _unbroken(span.text)
    if look in _TAG:
        words = f"<{_TAG[look]}>{words}</{_TAG[look]}>"
    elif look is not Look.PLAIN and (look is not Look.QUIET or len(span.text) > len(" ・ ")):
        # A sign between two words is not worth an element: there are thousands.
        words = f'<span class="{_CLASS[look]}">{words}</span>'
    if not span.to:
        return words
    address = escape(span.to if span.to.startswith(_WEB) else f"#{span.to}")
    return f'<a href="{address}">{words}</a>'


def _unbroken(text: str) -> Markup:
    """Return a text escaped, with what a browser must not break in elements of its own."""
    words: Markup = escape(text)
    if "-" not in words:
        return words
    return Markup(_UNBROKEN.sub(_together, words))  # noqa: S704  escaped; nothing but our own elements is added


def _together(found: Match[str]) -> str:
    return f"<time>{found[0]}</time>" if found[1] else f'<code class="o">{found[0]}</code>'


def _whole(cell: told.Text) -> str:
    """Return the class of a cell whose text has one look throughout, so that the cell can have it; else nothing."""
    if len(cell) != 1 or cell[0].to or cell[0].look not in _CLASS:
        return ""
    return _CLASS[cell[0].look]


def _classes(names: tuple[str, ...]) -> Markup:
    """Return the attribute for some classes, of which any may be empty."""
    together = " ".join(filter(None, names))
    return Markup(f' class="{together}"' if together else "")  # noqa: S704  words of our own


def _drawn(picture: doc.Picture) -> Markup:
    """Return a picture as SVG; empty for what a page tells as a table."""
    if isinstance(picture.data, Timeline):
        return Markup()
    name = " ".join(filter(None, (picture.title, told.words_of(picture.alternative))))
    return Markup(drawn(picture.data, name))  # noqa: S704  every word in it is escaped where it is drawn


def _on_page(parts: Iterable[doc.Block | doc.Item | doc.Line]) -> list[doc.Block | doc.Item | doc.Line]:
    return [part for part in parts if On.WEB in part.on]


def _are_entries(block: doc.Items) -> bool:
    """Whether a list holds entries that say more than a point."""
    return any(item.badge or item.lines for item in block.items)
