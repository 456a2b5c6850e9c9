"""Who, or which duty, is named in a value that is written anew goes on being named as the file has it: by id or by name."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from orgaudit.intake.editing.edits import Value
from orgaudit.intake.editing.layout import Entries, Leaf, Listing, Tree
from orgaudit.intake.fields import Field
from orgaudit.intake.follower import PERSON_TYPES
from orgaudit.intake.values.person_words import key_of
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.identity import canonical, canonical_address

_PERSONS: Final = PERSON_TYPES | {"person_or_text"}


@dataclass(frozen=True, slots=True)
class Who:
    """Everyone of a company: ids, and ids by the key of the name."""

    ids: Collection[str]
    names: Mapping[str, Sequence[str]]


def who_of(org: Organization) -> Who:
    """Return everyone of a company."""
    names: dict[str, list[str]] = {}
    for person in org.people:
        names.setdefault(key_of(person.name), []).append(person.id)
    return Who(org.person_by_id.keys(), names)


def as_spelt(item: Field, value: Value, old: Tree | None, who: Who) -> Value:
    """Return a value in which each person of the old one is spelt as there; any value of another kind as it is."""
    if item.type == "skills" and isinstance(value, Mapping) and isinstance(old, Entries):
        own = {canonical_address(text).rpartition("/")[2]: text for text in _texts(old)}
        return {_duty(key, own): told for key, told in value.items()}
    if item.type not in _PERSONS or old is None:
        return value
    spelt = {person: text for text in _texts(old) if (person := _person(text, who))}
    if not spelt:
        return value
    if isinstance(value, Mapping):
        return {_as(key, spelt, who): told for key, told in value.items()}
    if isinstance(value, list | tuple):
        return [_as(one, spelt, who) if isinstance(one, str) else one for one in value]
    return _as(value, spelt, who) if isinstance(value, str) else value


def _duty(address: str, own: Mapping[str, str]) -> str:
    """Return the address of a duty as the file spells it, which may be no more than its id or name."""
    home, slash, last = canonical_address(address).rpartition("/")
    text = own.get(last, address)
    return text if "/" not in text or not slash or canonical_address(text) == f"{home}/{last}" else address


def _as(text: str, spelt: Mapping[str, str], who: Who) -> str:
    return spelt.get(_person(text, who), text)


def _texts(tree: Tree) -> Iterator[str]:
    """Yield the texts of a value, of a map its keys."""
    if isinstance(tree, Leaf):
        yield tree.text
    elif isinstance(tree, Listing):
        yield from (one.text for one in tree.items if isinstance(one, Leaf))
    elif isinstance(tree, Entries):
        yield from (key.text for key, _ in tree.pairs if isinstance(key, Leaf))


def _person(text: str, who: Who) -> str:
    """Return the id of the one person whom a text names in full; empty for any other text."""
    own = canonical(text)
    if own in who.ids:
        return own
    named = who.names.get(key_of(text), ())
    return named[0] if len(named) == 1 else ""
