"""Keys of the company that stand at the top of a file, put under the company; every other sign stays as it is written."""

from collections.abc import Collection

from orgaudit.intake.fields import known_field, table
from orgaudit.intake.spelling import is_japanese
from orgaudit.model.named_tuple import NamedTuple

_NO_KEY = "#'\"[{- \t"
"""What no plain key begins with."""

_GOES_ON = "|>&*!{[#"
"""What a value begins with that may not end with its line: a block, an anchor, an alias or something in brackets."""


class _Entry(NamedTuple):
    """One line with a key at the top; ``value`` has its remark, ``end`` is the sign of the end of the line."""

    key: str
    value: str
    end: str


def under_company(text: str, lines: Collection[int]) -> tuple[str, frozenset[int]]:
    """Return the text with these lines, counted from 1, as the company's own; and those that could be moved.

    A line is moved where it is one entry and the company is written as its bare name or as a block.
    """
    given = text.splitlines(keepends=True)
    moved = [number for number in sorted(lines) if _is_entry_alone(given, number - 1)]
    at = next((place for place, line in enumerate(given) if top_key(line) == "company"), None)
    head = _entry(given[at]) if at is not None else None
    if at is None or head is None or not moved:
        return text, frozenset()
    if head.value and not _is_entry_alone(given, at):
        return text, frozenset()
    indent = "  " if head.value else _indent_below(given, at)
    if not indent:
        return text, frozenset()
    end = head.end or "\n"
    under = [f"{indent}{given[number - 1].rstrip()}{end}" for number in moved]
    if head.value:
        under = [f"{head.key}:{end}", f"{indent}{_key_of_name(head.key)}: {head.value}{end}", *under]
    else:
        under = [given[at], *under]
    gone = {number - 1 for number in moved}
    new = [under if place == at else [line] for place, line in enumerate(given) if place not in gone]
    return "".join(line for group in new for line in group), frozenset(moved)


def _entry(line: str) -> _Entry | None:
    bare = line.rstrip("\r\n")
    key, colon, value = bare.partition(":")
    if not colon or not key.strip() or key[0] in _NO_KEY or "#" in key or (value and value[0] not in " \t"):
        return None
    return _Entry(key.rstrip(), value.strip(), line[len(bare) :])


def top_key(line: str) -> str:
    """Return which key of the top of a company a line begins with, as YAML or as JSON has it; nothing for others."""
    key, colon, _ = line.partition(":")
    is_json = key.lstrip("{ \t").startswith('"')
    if not colon or (key[:1].isspace() and not is_json):
        return ""
    found = table().sections["top"].find(key.strip("{ \t\"'"))
    return found.key if found else ""


def _is_entry_alone(lines: list[str], at: int) -> bool:
    """Whether a line is an entry with a value, and nothing that belongs to it stands below it."""
    entry = _entry(lines[at])
    if entry is None or not entry.value or entry.value[0] in _GOES_ON:
        return False
    below = next((line for line in lines[at + 1 :] if line.strip()), "")
    return not below[:1].isspace() and not below.startswith("- ")


def _indent_below(lines: list[str], at: int) -> str:
    """Return how far the entries of a block stand in; nothing where it has none."""
    below = next((line for line in lines[at + 1 :] if line.strip() and not line.lstrip().startswith("#")), "")
    return below[: len(below) - len(below.lstrip(" "))]


def _key_of_name(company: str) -> str:
    """Return the key of the company's name in the language in which the company's own key is written."""
    return known_field("company", "name").word("ja" if is_japanese(company) else "en")
