"""What can be written at the cursor: keys, values, and the names of who and what there is; in both languages."""

from collections.abc import Iterable, Iterator
from typing import Final

from orgaudit.editors.written import Written
from orgaudit.intake.editing.writing import scalar
from orgaudit.intake.fields import Field, Section, table
from orgaudit.intake.spelling import is_japanese
from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.builtin import BUILTIN
from orgaudit.wording.catalogue import LANGUAGES, Catalogue

PERSONS: Final = frozenset(
    ("person", "persons", "person_or_text", "count_or_persons", "dates_by_person", "checker", "waiver_owner")
)
DEPARTMENTS: Final = frozenset(("department", "departments", "consumers", "place", "checker", "waiver_owner"))
DUTIES: Final = frozenset(("place", "skills", "address"))
GOALS: Final = frozenset(("goal_address",))

_NO_NONE: Final = frozenset(("choice", "bool", "choices"))


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to write. ``kind`` is ``key``, ``value``, ``person``, ``department``, ``duty`` or ``goal``; ``order`` sorts."""

    label: str
    text: str
    kind: str
    detail: str = ""
    about: str = ""
    order: int = 0


def offers(written: Written, org: Organization | None, words: Catalogue) -> tuple[Offer, ...]:
    """Return what can be written there, the words of the reader's language first."""
    found: Iterable[Offer] = ()
    if written.field is not None:
        found = _values(written.field, org, words)
    elif written.section is not None:
        found = _keys(written.section, written.siblings, words)
    unique: dict[str, Offer] = {}
    for offer in found:
        unique.setdefault(offer.text, offer)
    return tuple(unique.values())


def _keys(section: Section, siblings: Iterable[str], words: Catalogue) -> Iterator[Offer]:
    there = {item.key for item in map(section.find, siblings) if item}
    for number, item in enumerate(section.fields):
        if item.key in there:
            continue
        for word in item.spellings:
            foreign = is_japanese(word) is not (words.language == "ja")
            yield Offer(
                word,
                f"{word}: ",
                "key",
                item.labels[words.language],
                item.about[words.language],
                order=number + 1_000 * foreign,
            )


def _values(field: Field, org: Organization | None, words: Catalogue) -> Iterator[Offer]:
    yield from _words(field, words)
    if org is None:
        return
    if field.type in PERSONS:
        for person in org.people:
            home = org.department_by_id.get(str(person.department))
            yield _name(person.name, "person", home.name if home else "")
    if field.type in DEPARTMENTS:
        for department in org.departments:
            yield _name(department.name, "department", "")
    if field.type in DUTIES:
        for duty in org.duties:
            home = org.department_by_id.get(duty.home)
            yield _name(f"{home.name if home else duty.home}/{duty.name}", "duty", "")
    if field.type in GOALS:
        for goal in org.goals:
            home = org.department_by_id.get(goal.department_id)
            yield _name(f"{home.name if home else goal.department_id}/{goal.text}", "goal", "")


def _words(field: Field, words: Catalogue) -> Iterator[Offer]:
    """Yield the words that a field takes by itself."""
    ours = table()
    if field.values is not None:
        for number, (code, spellings) in enumerate(field.values.words.items()):
            label = ours.value_label(field.key, code, words.language)
            yield from _spelt(spellings, label, number, words)
    elif field.type == "bool":
        for number, flags in enumerate((ours.true_words, ours.false_words)):
            yield from _spelt(flags, "", number, words)
    elif field.section in ("waiver", "waive") and field.key == "rule":
        for rule in BUILTIN.rules:
            yield Offer(rule.id, rule.id, "value", words.rule(rule.id, rule.family).title)
    elif field.section in ("duty", "unowned") and field.key == "function":
        for function in FUNCTIONS.values():
            yield Offer(function.id, function.id, "value", function.named_in(words.language))
    if field.accepts_none and field.type not in _NO_NONE:
        none = [Catalogue(language).ui("common.none") for language in LANGUAGES]
        yield from _spelt(none, "", 2_000, words)


def _spelt(spellings: Iterable[str], label: str, order: int, words: Catalogue) -> Iterator[Offer]:
    for word in spellings:
        foreign = is_japanese(word) is not (words.language == "ja")
        yield Offer(word, word, "value", label, order=order + 1_000 * foreign)


def _name(name: str, kind: str, detail: str) -> Offer:
    return Offer(name, scalar(name, flow=True), kind, detail, order=10)
