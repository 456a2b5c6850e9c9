"""Whom a caller means by less than a whole name: without the title, by the surname, by a given name."""

from collections.abc import Iterator, Sequence
from typing import Final

from orgaudit.intake.spelling import is_japanese
from orgaudit.intake.values.person_names import at_home, department_named, is_short_surname, without_title
from orgaudit.intake.values.person_words import key_of
from orgaudit.model import Organization, Person

_LONGEST_GIVEN: Final = 3
"""Signs that a given name behind a surname has at most where no space parts them (佐藤 of 佐藤太郎, 佐藤健太郎); house default."""

_GIVEN_AFTER_ONE: Final = 2
"""The same behind a surname of one sign: 林太郎 is one of 林, 林田太郎 is none."""


def persons_spelt(org: Organization, word: str) -> Sequence[Person]:
    """Return those who are called so but for width, case and spaces, by id or name; also with their department behind it."""
    key = key_of(word)
    found = [item for item in org.people if key in (key_of(item.id), key_of(item.name))]
    return found or _persons_at_home(org, word)


def _persons_at_home(org: Organization, word: str) -> Sequence[Person]:
    """Return those whom a name with a department in brackets behind it means: by their entry, or as the file names them."""
    asked = at_home(word)
    departments = [(item.id, item.name) for item in org.departments]
    home = department_named(asked.home, departments) if asked else None
    if asked is None or home is None:
        return []
    key, found = key_of(asked.name), []
    for item in org.people:
        own = at_home(item.name)
        named = (
            own is not None and key_of(own.name) == key and department_named(own.home, departments) == home
        )
        if named or (key_of(item.name) == key and item.department == home):
            found.append(item)
    return found


def persons_meant(org: Organization, word: str) -> Sequence[Person]:
    """Return those whom a word may mean that is nobody's whole name: with or without a title, or a part of the name."""
    key = key_of(word)
    wanted = without_title(key) or key
    return [item for item in org.people if any(wanted == part for part in _parts(item.name, wanted))]


def is_less(word: str, name: str) -> bool:
    """Whether a word is less than a name, titles apart."""
    first, second = key_of(word), key_of(name)
    return (without_title(first) or first) != (without_title(second) or second)


def told_apart(people: Sequence[Person]) -> tuple[str, ...]:
    """Return what to call each of some people by: the name, the id where others have the name too."""
    names = [item.name for item in people]
    return tuple(item.id if names.count(item.name) > 1 else item.name for item in people)


def _parts(name: str, wanted: str) -> Iterator[str]:
    """Yield the keys by which a person may be called for short."""
    key = key_of(name)
    bare = without_title(key) or key
    yield key
    yield bare
    if " " in " ".join(name.split()):
        yield from map(key_of, name.split())
    elif is_japanese(wanted) and bare.startswith(wanted):
        most = _GIVEN_AFTER_ONE if is_short_surname(wanted) else _LONGEST_GIVEN if len(wanted) > 1 else 0
        if len(bare) - len(wanted) <= most:
            yield wanted
