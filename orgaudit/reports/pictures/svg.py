"""The few elements of SVG that our pictures need. Every word and every value is escaped here, and nowhere else."""

from collections.abc import Iterable
from typing import Final

_ANCHORS: Final = {"": "", "middle": "mid", "end": "end"}
"""By which point a text is placed, as a class: it is said hundreds of times in a page."""

_ESCAPED: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def escape(text: str) -> str:
    """Return a text as it stands in an element or between quotes. The library's own loads every sign that has a name with it."""
    return text.translate(_ESCAPED)


def element(tag: str, /, *inside: str, **facts: object) -> str:
    """Return an element. Underscores in the names of attributes stand for hyphens, one at the end is dropped; ``None`` and "" are left out."""
    # The class stands first: what does not end an element needs no quotes in a page.
    facts = {"class_": facts.pop("class_", None), **facts}
    told = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(_value(value))}"'
        for name, value in facts.items()
        if value not in (None, "")
    )
    content = "".join(inside)
    return f"<{tag}{told}>{content}</{tag}>" if content else f"<{tag}{told}/>"


def words(x: float, y: float, text: str, *, look: str = "", anchor: str = "", whole: str = "") -> str:
    """Return one line of text with its baseline at ``y``. ``whole`` is the uncut text, where it was cut; ``anchor`` is "middle" or "end"."""
    title = element("title", escape(whole)) if whole and whole != text else ""
    look = " ".join(filter(None, (look, _ANCHORS[anchor])))
    return element("text", title, escape(text), x=x, y=y, class_=look)


def picture(width: float, height: float, parts: Iterable[str], *, name: str, look: str = "") -> str:
    """Return the whole picture. ``name`` is what it shows, for who does not see it."""
    return element(
        "svg",
        *parts,
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        width=width,
        height=height,
        role="img",
        aria_label=name,
        class_=look,
    )


def _value(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
