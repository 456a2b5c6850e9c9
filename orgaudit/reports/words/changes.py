"""The changes of a difference in words."""

from typing import Final

from orgaudit.reports.words.both import BothWords
from orgaudit.reports.words.localizer import Localizer, field_label
from orgaudit.reports.words.values import entries_told, field_of, value_told
from orgaudit.results.difference import Cause, Change

MOST_CAUSES: Final = 3
"""Changes told in full as the cause of one finding; house default."""

LONG: Final = 3
"""Of a list with more items than these only what came and went is told; house default."""


def element_told(change: Change, words: BothWords) -> str:
    """Return the name of what a change is about, with its department."""
    side, address = (words.old, change.old) if change.new is None else (words.new, change.new)
    return name_told(change.element, str(address), side)


def name_told(kind: str, address: str, words: Localizer) -> str:
    """Return the name of an element of one state, with its department where it stands in one."""
    match kind:
        case "company":
            return words.user(words.org.company.name)
        case "waiver":
            rule, _, subject = address.partition("@")
            return words.say("diff/waiver", rule=words.user(rule.upper()), subject=words.user(subject))
        case "duty" | "goal":
            home = address.partition("/")[0]
            return words.say(
                "subject.in_department", name=words.name(kind, address), department=words.department(home)
            )
        case _:
            return words.name(kind, address)


def change_told(change: Change, words: BothWords) -> str:
    """Return what a change did, without its element."""
    say = words.new.say
    if change.kind in ("added", "removed"):
        side = words.new if change.kind == "added" else words.old
        names = tuple(side.name(kind, address) for kind, address in change.inside)
        return say(f"diff/change.{change.kind}_with" if names else f"diff/change.{change.kind}", names=names)
    if change.kind in ("moved", "renamed"):
        before, after = _identity_told(change, words)
        key = change.kind if change.declared else f"{change.kind}_undeclared"
        return say(f"diff/change.{key}", before=before, after=after)
    return _changed_told(change, words)


def field_told(change: Change, words: BothWords) -> str:
    """Return how a reader calls the field of a change."""
    return field_label(f"{change.element}.{change.field}", words.new.catalogue.language) or change.field


def _identity_told(change: Change, words: BothWords) -> tuple[str, str]:
    before, after = str(change.before), str(change.after)
    if change.kind == "moved":
        return words.old.department(before), words.new.department(after)
    if before == after:
        return words.old.user(str(change.old)), words.new.user(str(change.new))
    return words.old.user(before), words.new.user(after)


def _changed_told(change: Change, words: BothWords) -> str:
    say, name = words.new.say, field_told(change, words)
    field = field_of(change.element, change.field)
    before, after = (
        _seat_told(value_told(value, field, side), value, side) if vacant else value_told(value, field, side)
        for value, side, vacant in zip(
            (change.before, change.after), (words.old, words.new), change.vacant, strict=True
        )
    )
    if change.before is None:
        return say("diff/change.learnt", field=name, after=after)
    if change.after is None:
        return say("diff/change.forgotten", field=name, before=before)
    if _is_long(change):
        return _entries_told(change, name, words)
    return say("diff/change.changed", field=name, before=before, after=after)


def _seat_told(told: str, value: object, words: Localizer) -> str:
    seat = words.say("common/vacant")
    return words.catalogue.write([told, seat]) if isinstance(value, tuple) and value else seat


def _is_long(change: Change) -> bool:
    """Whether both values are lists or maps with items, and so many that only the difference can be read."""
    sizes = [
        len(value) for value in (change.before, change.after) if isinstance(value, tuple | dict) and value
    ]
    return len(sizes) == 2 and max(sizes) > LONG


def _entries_told(change: Change, name: str, words: BothWords) -> str:
    field = field_of(change.element, change.field)
    old = entries_told(change.before, field, words.old)
    new = entries_told(change.after, field, words.new)
    say = words.new.say
    added = [
        _entry_told(key, value, old.get(key), words) for key, value in new.items() if old.get(key) != value
    ]
    removed = [
        say("diff/entry_gone", name=key, before=value) if value else key
        for key, value in old.items()
        if key not in new
    ]
    return say("diff/change.entries", field=name, added=added, removed=removed)


def _entry_told(key: str, value: str, before: str | None, words: BothWords) -> str:
    if before:
        return words.new.say("diff/entry_changed", name=key, before=before, after=value)
    return words.new.say("diff/entry", name=key, value=value) if value else key


def cause_told(cause: Cause, numbered: tuple[str, ...], words: Localizer) -> str:
    """Tell which changes caused something; ``numbered`` holds every change in words."""
    key = "any" if cause.proof == "alone" and len(cause.changes) > 1 else cause.proof
    told = [words.say("diff/quoted", change=numbered[position]) for position in cause.changes[:MOST_CAUSES]]
    if len(cause.changes) > MOST_CAUSES:
        told.append(words.say("diff/more_causes", count=len(cause.changes) - MOST_CAUSES))
    return words.say(f"diff/cause.{key}", changes=told)
