"""Keys of the company that stand at the top of a file, put under the company; every other sign stays as it is written."""

from collections.abc import Collection
from typing import Final

from orgaudit.intake.fields import table
from orgaudit.intake.spelling import is_japanese
from orgaudit.model.pattern import pattern

_ENTRY: Final = pattern(
    r"(?P<key>[^\s:#'\"\[{-][^:#\n]*?)[ \t]*:(?:[ \t]+(?P<value>[^\r\n]*?))?[ \t]*(?P<end>\r?\n?)"
)
_SOLE: Final = pattern(r"[^\s|>&*!{\[#][^\r\n]*")
"""A value that ends with its line: no block, no anchor and nothing in brackets."""


def under_company(text: str, lines: Collection[int]) -> tuple[str, frozenset[int]]:
    """Return the text with these lines, counted from 1, as the company's own; and those that could be moved.

    A line is moved where it is one entry and the company is written as its bare name or as a block.
    """
    given = text.splitlines(keepends=True)
    moved = [number for number in sorted(lines) if _is_entry_alone(given, number - 1)]
    at = next((place for place, line in enumerate(given) if _is_company(line)), None)
    if at is None or not moved:
        return text, frozenset()
    head = _ENTRY.fullmatch(given[at])
    end = (head and head["end"]) or "\n"
    name = head["value"] if head else None
    if name and not (_SOLE.fullmatch(name) and _ends_here(given, at)):
        return text, frozenset()
    indent = "  " if name else _indent_below(given, at)
    if head is None or indent is None:
        return text, frozenset()
    under = [f"{indent}{given[number - 1].rstrip()}{end}" for number in moved]
    if name:
        under.insert(0, f"{indent}{_key_of_name(head['key'])}: {name}{end}")
    first = f"{head['key']}:{end}"
    new = [
        *given[:at],
        first if name else given[at],
        *under,
        *given[at + 1 :],
    ]
    shift = len(under)
    gone = {number - 1 + (shift if number - 1 > at else 0) for number in moved}
    return "".join(line for place, line in enumerate(new) if place not in gone), frozenset(moved)


def _is_company(line: str) -> bool:
    entry = _ENTRY.fullmatch(line)
    found = table().sections["top"].find(entry["key"]) if entry else None
    return found is not None and found.key == "company"


def _is_entry_alone(lines: list[str], at: int) -> bool:
    entry = _ENTRY.fullmatch(lines[at])
    return entry is not None and bool(_SOLE.fullmatch(entry["value"] or "")) and _ends_here(lines, at)


def _ends_here(lines: list[str], at: int) -> bool:
    """Whether nothing that belongs to a line stands below it."""
    below = next((line for line in lines[at + 1 :] if line.strip()), "")
    return not below[:1].isspace() and not below.startswith("- ")


def _indent_below(lines: list[str], at: int) -> str | None:
    """Return how far the entries of a block stand in; None where it has none."""
    below = next((line for line in lines[at + 1 :] if line.strip() and not line.lstrip().startswith("#")), "")
    indent = below[: len(below) - len(below.lstrip(" "))]
    return indent or None


def _key_of_name(company: str) -> str:
    """Return the key of the company's name in the language in which the company's own key is written."""
    field = next(item for item in table().sections["company"].fields if item.key == "name")
    return field.aliases[0] if is_japanese(company) and field.aliases else field.key
