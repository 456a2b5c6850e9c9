"""Makes edits and reads what comes of them: those after which the texts would be no company are found and left out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from orgaudit.intake.editing.applying import apply
from orgaudit.intake.editing.edits import AddItem, Edit, EditRefused, Value
from orgaudit.intake.problems import InputProblem
from orgaudit.intake.reading import load_texts
from orgaudit.intake.sheets.findings import Account, Cell, Doubt
from orgaudit.intake.sheets.records import Fact, shown
from orgaudit.model import Organization

_MOST_READ: Final = 100
"""How often the texts are read to find the edits that cannot be; house default. A file with more of them is refused as a whole."""

_READ_ANYWAY: Final = 20
"""How often texts of any length are: enough for a single edit among thousands."""

_MOST_SIGNS: Final = 6_000_000
"""Signs that are read in all beyond that: a few seconds."""

_NAMING: Final = frozenset(("id", "name", "text", "from", "to"))


class Change(NamedTuple):
    """One edit and the facts of the sheets that it writes, by their keys."""

    edit: Edit
    facts: Mapping[str, Fact]
    cell: Cell


class State(NamedTuple):
    """Texts, and the company that was read from them."""

    texts: Mapping[str, str]
    org: Organization


def taken_in(state: State, changes: Iterable[Change], today: date, account: Account) -> State:
    """Return the texts with the changes, and what they say then; a change that cannot be read is a doubt. Raises EditRefused."""
    return _Taking(today, account).all(state, [*changes])


@dataclass(slots=True)
class _Taking:
    today: date
    account: Account
    count: int = 0
    signs: int = 0

    def all(self, state: State, changes: Sequence[Change]) -> State:
        """Make all changes, or each half of them by itself where they cannot be made together."""
        if not changes:
            return state
        new, problems = self.tried(state, [change.edit for change in changes])
        if new is not None:
            return new
        if len(changes) == 1:
            return self.one(state, changes[0], problems)
        half = len(changes) // 2
        return self.all(self.all(state, changes[:half]), changes[half:])

    def tried(self, state: State, edits: Sequence[Edit]) -> tuple[State | None, Sequence[InputProblem]]:
        """Return what comes of edits, or the problems of it. Raises EditRefused for edits that touch more, and where the texts were read often."""
        try:
            texts = apply(state.texts, edits, self.today, state.org).texts
            loaded = load_texts(list(texts.items()), today=self.today)
            if loaded.organization is not None:
                return State(texts, loaded.organization), ()
            problems: Sequence[InputProblem] = loaded.problems
        except EditRefused as refused:
            if refused.reason != "unreadable":
                raise
            problems = refused.problems
        self.count += 1
        self.signs += sum(map(len, state.texts.values()))
        if self.count > _MOST_READ or (self.count > _READ_ANYWAY and self.signs > _MOST_SIGNS):
            raise EditRefused("unreadable", edits[0], problems)
        return None, problems

    def one(self, state: State, change: Change, problems: Sequence[InputProblem]) -> State:
        """Tell a change that cannot be made; of a new element leave out only what cannot be read."""
        value = change.edit.value if isinstance(change.edit, AddItem) else None
        if not isinstance(change.edit, AddItem) or not isinstance(value, Mapping) or value.keys() <= _NAMING:
            key = next(iter(change.facts), "name")
            self.tell(change, key, problems)
            return state
        edit, left = change.edit, list[tuple[str, Sequence[InputProblem]]]()
        kept: dict[str, Value] = {}
        state_with: State | None = None
        for key, told in sorted(value.items(), key=lambda item: item[0] not in _NAMING):
            tried: dict[str, Value] = {**kept, key: told}
            if key in _NAMING:
                kept = tried
                continue
            new, found = self.tried(state, [AddItem(edit.element, edit.field, tried)])
            if new is None:
                left.append((key, found))
            else:
                kept, state_with = tried, new
        if state_with is None:
            state_with, found = self.tried(state, [AddItem(edit.element, edit.field, kept)])
            if state_with is None:
                self.tell(change, "name", found)
                return state
        for key, found in left:
            self.tell(change, key, found)
        return state_with

    def tell(self, change: Change, key: str, problems: Sequence[InputProblem]) -> None:
        """Tell why a fact was not taken: by the first problem that the file would have."""
        fact = change.facts.get(key)
        cell = fact.cell if fact is not None else change.cell
        found = shown(fact.value) if fact is not None else ""
        if problems:
            told = {name: fact for name, fact in problems[0].facts.items() if name not in ("found", "field")}
            self.account.doubts.append(Doubt(cell, problems[0].code, key, found, told))
