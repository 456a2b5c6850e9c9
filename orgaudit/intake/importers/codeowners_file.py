"""CODEOWNERS as text: patterns with their owners, in sections where GitLab reads it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from orgaudit.intake.importers.door import At, Doubtful, Source

_SECTION: Final = re.compile(
    r"(?P<optional>\^?)\[(?P<name>[^\]]+)\](?:\[(?P<count>\d+)\])?(?P<owners>(?:\s.*)?)"
)
_WORD: Final = re.compile(r"(?:\\.|[^\s\\]|\\(?=\s*$))+")
_HANDLE: Final = re.compile(r"@@?[\w.-]+(?:/[\w.-]+)*")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")

ROLES: Final = "@@"
"""What GitLab writes before a role: whoever is a developer, maintainer or owner of the project."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern. ``owners`` as written; none says that nobody answers for it, unless some could not be read (``open``)."""

    pattern: str
    at: At
    owners: tuple[str, ...]
    section: str = ""
    open: bool = False


def entries_of(source: Source) -> Iterator[Entry | Doubtful]:
    """Yield the patterns of a file in order, and what is no line of it."""
    section, inherited = "", tuple[str, ...]()
    for number, line in enumerate(source.text.splitlines(), 1):
        text = line.strip()
        column = len(line) - len(line.lstrip()) + 1
        if not text or text.startswith("#"):
            continue
        head = _SECTION.fullmatch(text)
        if head:
            section = " ".join(head["name"].split())
            found = list(_owners(head["owners"], At(source.path, number, column + head.start("owners"))))
            inherited = tuple(owner for owner in found if isinstance(owner, str))
            yield from (owner for owner in found if not isinstance(owner, str))
            continue
        yield from _entry(text, At(source.path, number, column), section, inherited)


def _entry(text: str, at: At, section: str, inherited: tuple[str, ...]) -> Iterator[Entry | Doubtful]:
    word = _WORD.match(text)
    if word is None:
        yield Doubtful(at, text, "no_pattern")
        return
    pattern = re.sub(r"\\(.)", r"\1", word[0])
    if pattern.startswith("!"):
        yield Doubtful(at, text, "pattern_excludes")
        return
    owners: list[str] = []
    unread = False
    for owner in _owners(text[word.end() :], At(at.path, at.line, at.column + word.end())):
        if isinstance(owner, str):
            owners.append(owner)
        else:
            unread = True
            yield owner
    named = tuple(dict.fromkeys(owners)) or (() if unread else inherited)
    yield Entry(pattern, at, named, section, unread)


def _owners(text: str, at: At) -> Iterator[str | Doubtful]:
    """Yield the owners of a text, up to a remark."""
    for word in re.finditer(r"\S+", text):
        if word[0].startswith("#"):
            return
        place = At(at.path, at.line, at.column + word.start())
        if word[0].startswith(ROLES) and _HANDLE.fullmatch(word[0]):
            yield Doubtful(place, word[0], "role_of_many", "primary")
            yield word[0]
        elif _HANDLE.fullmatch(word[0]) or _EMAIL.fullmatch(word[0]):
            yield word[0]
        else:
            yield Doubtful(place, word[0], "no_owner")
