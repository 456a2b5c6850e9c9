"""What headings mean by decision of the user: from a call, from a file kept from an earlier import, into such a file."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from orgaudit.intake.editing.writing import scalar
from orgaudit.intake.reading import bytes_of
from orgaudit.intake.sheets.findings import ColumnUse
from orgaudit.intake.sheets.headings.headings import EXACT, field_of, matches
from orgaudit.intake.sheets.headings.known_headings import KINDS, plain, words
from orgaudit.intake.spelling import folded, nearest
from orgaudit.intake.yaml.plain import parsed_text

NOT_USED: Final = "-"
_NOT_USED_WORDS: Final = frozenset((NOT_USED, "ignore", "無視", "使わない", "none", "なし"))
_HEAD: Final = (
    "# Headings of spreadsheets and what they were read as. orgaudit import --use-map reads this file.\n"
)


class BadMappingError(Exception):
    """A mapping that leads nowhere. ``text`` is what was given, ``key`` the word that is no field; empty for a missing ``=``."""

    def __init__(self, text: str, key: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.key = key


def mapping_of(pairs: Iterable[str]) -> dict[str, str]:
    """Return heading, plain -> key of pairs such as ``担当=primary``. Raises BadMappingError."""
    found: dict[str, str] = {}
    for pair in pairs:
        heading, sign, key = pair.replace("＝", "=").rpartition("=")
        if not sign or not heading.strip() or not key.strip():
            raise BadMappingError(pair)
        found[plain(heading)] = key_named(key.strip(), pair)
    return found


def key_named(word: str, pair: str) -> str:
    """Return the key that a word names: a key of a duty or of the importer, ``goal.target``, or a name in either language."""
    if folded(word) in _NOT_USED_WORDS:
        return NOT_USED
    kind, dot, key = word.partition(".")
    if dot and kind in KINDS and (key in words()[kind] or field_of(kind, key)):
        return word
    if word in words()["duty"] or field_of("duty", word):
        return word
    known = [item for item in matches(word) if item.strength == EXACT]
    for item in known:
        if item.kind == "duty":
            return item.key
    if known:
        return f"{known[0].kind}.{known[0].key}"
    raise BadMappingError(pair, word)


def known_keys() -> tuple[str, ...]:
    """Return what a heading can be mapped to, to be shown beside one that is none of them."""
    return tuple(
        dict.fromkeys((*words()["duty"], *(f"{kind}.{key}" for kind in KINDS[1:] for key in words()[kind])))
    )


def read_mapping(file: Path) -> dict[str, str]:
    """Return the mapping that a file keeps. Raises UnreadableError, BadMappingError, and ValueError where it is no map of texts."""
    content = parsed_text(bytes_of(file).decode("utf-8"), file.name)
    listed = content.get("map")
    if not isinstance(listed, Mapping):
        raise TypeError
    return {plain(str(heading)): key_named(str(key), f"{heading}={key}") for heading, key in listed.items()}


def unmet(pairs: Iterable[str], columns: Iterable[ColumnUse]) -> dict[str, str | None]:
    """Return the headings of pairs such as ``担当=primary`` that no column has -> the nearest one that a column has."""
    written = [column.heading for column in columns]
    lines = {plain(line): line for heading in written for line in (heading, *heading.splitlines())}
    asked = (pair.replace("＝", "=").rpartition("=")[0].strip() for pair in pairs)
    return {heading: nearest(heading, lines.values()) for heading in asked if plain(heading) not in lines}


def mapping_text(columns: Iterable[ColumnUse]) -> str:
    """Return the text of a file that keeps what the columns of an import were read as."""
    lines = {}
    for column in columns:
        key = column.field if column.use == "used" and not column.field.endswith((".mark", ".month")) else ""
        if key or column.use == "unused":
            lines[column.heading] = (
                f"  {scalar(column.heading, flow=False)}: {scalar(key or NOT_USED, flow=False)}"
            )
    return (
        _HEAD + "map:\n" + "".join(f"{line}\n" for line in lines.values()) if lines else _HEAD + "map: {}\n"
    )
