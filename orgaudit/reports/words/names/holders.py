"""Whom each form of a name calls, of all who are hidden in one company."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from orgaudit.model.identity import canonical
from orgaudit.reports.words.folding import folded
from orgaudit.reports.words.names.forms import Form, Found, forms, surnames_in
from orgaudit.reports.words.names.inflections import inflected
from orgaudit.reports.words.skeleton import seen_both_ways

Holders = dict[str, dict[str, Form]]
"""A form, folded and as it is seen, to the persons whom it calls and how it is meant for each."""


def holders_of(names: Mapping[str, AbstractSet[str]], departments: AbstractSet[str]) -> Holders:
    """Return every form of the names of persons by id; what is called as one of the ``departments``, folded, is none."""
    surnames = surnames_in({name for called in names.values() for name in called})
    called: Holders = {}
    bases: list[tuple[str, Form]] = []
    for person in sorted(names):
        names_own = names[person] - {person}
        # An id that is only the name in small letters says nothing about how the name is written.
        for name in sorted(names_own if person in map(canonical, names_own) else {*names_own, person}):
            whole = folded(name)
            for form in forms(name, departments, surnames):
                _hold(called, form, person)
                if form.part or form.key == whole:
                    bases.append((person, form))
    _hold_inflected(called, bases)
    return called


def _hold_inflected(called: Holders, bases: list[tuple[str, Form]]) -> None:
    """Add the forms that grammar makes; what is somebody's name as it stands, such as Peters beside Peter, is no such form."""
    known = frozenset(called)
    for person, form in _inflections(bases):
        if known.isdisjoint(seen_both_ways(form.key)):
            _hold(called, form, person)


def _inflections(bases: list[tuple[str, Form]]) -> Iterator[tuple[str, Form]]:
    for person, base in bases:
        if base.found is Found.ALONE:
            yield from ((person, Form(key, Found.WITH_CAPITAL, part=True)) for key in inflected(base.key))


def _hold(called: Holders, form: Form, person: str) -> None:
    for look in seen_both_ways(form.key):
        holders = called.setdefault(look, {})
        known = holders.get(person)
        if known is None or (form.part, form.found) < (known.part, known.found):
            holders[person] = form
