"""The elements of a company, each with its place in its file, and the words its file uses."""

import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from datetime import date

from orgaudit.findings.hit import Subject
from orgaudit.intake.editing.edits import Edit, EditRefused, Element, Value
from orgaudit.intake.editing.layout import Entries, Leaf, layout_of
from orgaudit.intake.editing.places import Spot, spots
from orgaudit.intake.editing.spellings import Who, as_spelt, who_of
from orgaudit.intake.fields import Field, Table, table
from orgaudit.intake.reading import load_texts
from orgaudit.intake.spelling import folded, is_japanese
from orgaudit.intake.values.person_words import says_none
from orgaudit.intake.yaml.positions import LINE_END
from orgaudit.model import Organization, Person, Waiver
from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.place import Origin


@dataclass(slots=True)
class FileMap:
    """Where everything stands. ``by_place`` maps path, line and column of a name to its elements."""

    org: Organization
    table: Table
    by_place: Mapping[tuple[str, int, int], list[Spot]]
    tops: Mapping[str, Spot]
    habits: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    everyone: list[Who] = field(default_factory=list)
    """The people of the company, once they were asked for."""

    def find(self, element: Element, edit: Edit) -> tuple[str, Spot]:
        """Return the file and the place of an element. Raises EditRefused."""
        if element.kind == "top":
            return self._top(edit)
        origin = self._origin(element, edit)
        found = self.by_place.get((origin.path, *origin.name[:2]), [])
        found = [spot for spot in found if _kind_of(spot) == element.kind]
        if not found:
            raise EditRefused("not_in_a_file", edit)
        if len(found) > 1 or found[0].shared:
            raise EditRefused("shared", edit)
        return origin.path, found[0]

    def field(self, spot: Spot, key: str, edit: Edit) -> Field:
        """Return a field of an element by its key or the model's name. Raises EditRefused."""
        for item in spot.section.fields:
            if key in (item.key, item.attribute):
                return item
        raise EditRefused("no_such_field", edit)

    def bare_field(self, spot: Spot) -> Field:
        """Return the field that a bare text stands for."""
        return next(
            (item for item in spot.section.fields if item.key == spot.bare_key), spot.section.fields[0]
        )

    def word(self, spot: Spot, item: Field) -> str:
        """Return how to write a key in an element: in its language, as the company's files write it mostly."""
        if not spot.uses_japanese():
            return item.key
        used = [(self.habits[item.section, item.key, word], word) for word in item.aliases]
        most = max(count for count, _ in used)
        return next(word for count, word in used if count == most)

    def worded(self, spot: Spot, item: Field, value: Value) -> Value:
        """Return a value with the keys of its elements in the words of the element around it, and persons as they are spelt there."""
        if item.type == "objects" and isinstance(value, list | tuple):
            return [self.worded_item(spot, item, one) for one in value]
        written = spot.fields.get(item.key)
        entries = written[1] if written and item.type == "hours_by_month" else None
        if isinstance(value, Mapping) and isinstance(entries, Entries):
            # A month keeps the word that the file has for it: 3, 03 or 3月.
            words = [key.text for key, _ in entries.pairs if isinstance(key, Leaf)]
            months = {str(int(digits)): word for word in words if (digits := _digits(word))}
            return {months.get(key, key): told for key, told in value.items()}
        return as_spelt(item, value, written[1] if written else None, self._who())

    def worded_item(self, spot: Spot, item: Field, value: Value) -> Value:
        """Return one item of a list field, its keys as ``worded`` has them."""
        if item.type != "objects" or not isinstance(value, Mapping):
            return value
        section = self.table.sections[item.of or ""]
        known = {one.key: one for one in section.fields}
        return {self.word(spot, known[key]) if key in known else key: inner for key, inner in value.items()}

    def _who(self) -> Who:
        if not self.everyone:
            self.everyone.append(who_of(self.org))
        return self.everyone[0]

    def is_nothing(self, text: str) -> bool:
        """Whether a text says that nothing is known or that there is none."""
        return folded(text) in ("", "~", "null") or says_none(text)

    def _top(self, edit: Edit) -> tuple[str, Spot]:
        key = getattr(edit, "field", "")
        having = [path for path, spot in self.tops.items() if key in spot.fields]
        having += [path for path, spot in self.tops.items() if "company" in spot.fields]
        if not having:
            raise EditRefused("not_in_a_file", edit)
        return having[0], self.tops[having[0]]

    def _origin(self, element: Element, edit: Edit) -> Origin:
        org, address = self.org, element.address
        found: Subject | Person | None
        match element.kind:
            case "company":
                found = org.company
            case "person":
                found = org.person_by_id.get(address)
            case "department":
                found = org.department_by_id.get(address)
            case "duty":
                found = org.duty_by_address.get(address)
            case "goal":
                found = next((goal for goal in org.goals if goal.address == address), None)
            case "waiver":
                waiver = next((item for item in org.waivers if waiver_address(item) == address), None)
                if waiver is not None:
                    return waiver.origin
                found = None
            case _:
                found = next((handoff for handoff in org.handoffs if handoff.id == address), None)
        if found is None:
            raise EditRefused("no_such_element", edit)
        return found.origin


def company_of(texts: Mapping[str, str], today: date) -> Organization:
    """Return the company that texts describe. Raises EditRefused where they are none."""
    loaded = load_texts(list(texts.items()), today=today)
    if loaded.organization is None:
        raise EditRefused("unreadable", problems=loaded.problems)
    return loaded.organization


def map_of(texts: Mapping[str, str], today: date, org: Organization | None = None) -> FileMap:
    """Find every element in the texts, which are read unless ``org`` was read from them. Raises EditRefused where they are no company."""
    if org is None:
        org = company_of(texts, today)
    by_place: dict[tuple[str, int, int], list[Spot]] = {}
    tops: dict[str, Spot] = {}
    habits: Counter[tuple[str, str, str]] = Counter()
    for path, text in texts.items():
        starts = [0, *(match.end() for match in LINE_END.finditer(text))]
        for spot in spots(layout_of(text), table()):
            _count_words(habits, spot)
            if spot.section.name == "top":
                tops[path] = spot
                continue
            line, column = _line_and_column(starts, spot.start)
            by_place.setdefault((path, line, column), []).append(spot)
    return FileMap(org, table(), by_place, tops, habits)


def _count_words(habits: Counter[tuple[str, str, str]], spot: Spot) -> None:
    for key, (word, _value) in spot.fields.items():
        if isinstance(word, Leaf) and is_japanese(word.text):
            section = next(item.section for item in spot.section.fields if item.key == key)
            habits[section, key, word.text] += 1


def _line_and_column(starts: list[int], offset: int) -> tuple[int, int]:
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def _digits(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", word) if sign.isdecimal())


def waiver_address(waiver: Waiver) -> str:
    """Return where a waiver stands: nothing else tells it from another one."""
    return f"{waiver.origin.path}:{waiver.origin.name[0]}:{waiver.origin.name[1]}"


def _kind_of(spot: Spot) -> str:
    return {"unowned": "duty", "waive": "waiver"}.get(spot.section.name, spot.section.name)
