"""Whether what stands at an end of a handoff is a department that no other table has, or somebody or something that is none."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from orgaudit.intake.sheets.cells.names import is_department, is_post
from orgaudit.intake.sheets.company.joined_company import Joined, duties_of, is_unit
from orgaudit.intake.sheets.company.persons_spelt import Spelt, may_be_somebody, spelt
from orgaudit.intake.sheets.headings.headings import is_listed
from orgaudit.intake.sheets.headings.person_keys import OF_DUTIES, OF_OTHERS
from orgaudit.intake.sheets.people.likely_persons import surely_named
from orgaudit.intake.sheets.people.no_person import is_firm
from orgaudit.intake.sheets.records import listed
from orgaudit.intake.sheets.word_lists import word_list
from orgaudit.intake.spelling import folded, is_japanese, nearest
from orgaudit.intake.values.person_names import is_common_surname, without_title
from orgaudit.intake.values.person_words import key_of, meaning_of
from orgaudit.model.identity import canonical

_NEAR: Final = 0.7
"""The share of common signs from which a name may be a slip of a department that there is."""

_NEAR_IN_KANJI: Final = 0.66
"""The same in Japanese: two of three signs."""


def may_be_new(company: Joined, text: str) -> bool:
    """Whether a text that no department is called by may be one that only a handoff names: no person, no post and no slip.

    Where other tables name departments, groups, posts and whoever is outside are none; where only handoffs do, some call them so: Engineers, Registrar, and
    partners and places stand among them, of which a list of handoffs says nothing more: 協力会社, 社労士.
    """
    meaning = meaning_of(text)
    if _OF_ALL.match(text) and meaning == "group":
        return False
    if is_department(text):
        return True
    if len(text) > _LONGEST or (meaning and meaning != "group") or any(map(str.isdecimal, text[:1])):
        return False
    if key_of(text) in _persons(company) or _is_person(text) or may_be_somebody(text, _spelt(company)):
        return False
    is_role = is_post(text) and " " in text
    if not company.is_listed:
        return not is_role  # who is outside is an end as well, and nothing else says what is inside
    return not (
        is_outside(text)
        or meaning
        or is_role
        or is_listed(text, "posts")
        or is_post(text)
        or _is_near(company, text)
    )


def _is_person(text: str) -> bool:
    """Whether a text names a person by its form: with a title, or a surname alone in Japanese."""
    bare = "".join(text.split()) if is_japanese(text) else text
    if without_title(key_of(text)) is not None:
        return True
    if not is_japanese(text):
        return text.partition(" ")[0].casefold().rstrip(".") in _ADDRESSES
    return is_common_surname(bare) or (bare != text and surely_named(text))


_ADDRESSES: Final = frozenset(("mr", "mrs", "ms", "miss", "dr", "prof", "sir"))

_OF_ALL: Final = re.compile(r"(?:all|every|each|any|other|both)\b", re.IGNORECASE)
"""Before departments, that none in particular is meant."""


def in_full(company: Joined, text: str) -> str:
    """Return what the one department is called in full that a text in Japanese names without its last sign: 製造課 of 製造; empty for others."""
    if not is_japanese(text) or is_unit(company, text):
        return ""
    whole = [f"{text.strip()}{end}" for end in _ENDS]
    found = [name for name in whole if is_unit(company, name) or canonical(name) in company.ends]
    return found[0] if len(found) == 1 else ""


_ENDS: Final = ("部", "課", "係", "室", "科", "局", "班", "グループ", "チーム", "センター")

_LONGEST: Final = 30


def is_outside(text: str) -> bool:
    """Whether a text is somebody outside the company: 取引先, customer."""
    word = folded(text)
    last = word.split()[-1].rstrip(".") if word.split() else word
    if last in word_list("outside") or last.removesuffix("s") in word_list("outside"):
        return True
    return is_japanese(word) and (word.endswith(_OUTSIDE) or is_firm(word))


_OUTSIDE: Final = ("先", "様", "さま", "業者", "会社", "客", "官庁", "役所")
"""How Japanese words for somebody outside end."""


def _is_near(company: Joined, text: str) -> bool:
    """Whether a department is called nearly so, or begins with the same word."""
    word = canonical(text)
    known = [*company.units, *map(canonical, company.registry.departments.written())]
    if any(name.startswith(word) or word.startswith(name) for name in known):
        return True
    near = nearest(text, known)
    enough = _NEAR_IN_KANJI if is_japanese(text) else _NEAR
    return near is not None and SequenceMatcher(None, folded(near), folded(text)).ratio() >= enough


def _persons(company: Joined) -> frozenset[str]:
    """Return what the persons of the company are called, gathered once."""
    if company.named is None:
        company.named = frozenset((*company.people, *map(key_of, _of_duties(company))))
    return company.named


def _spelt(company: Joined) -> Spelt:
    """Return the parts of the names of everyone whom the sheets name, or the company that they are taken into; gathered once."""
    if company.spelt is None:
        of_people = [
            str(record.facts["name"].value) for record in company.people.values() if "name" in record.facts
        ]
        known = company.registry.people.written()
        company.spelt = spelt((*of_people, *known, *_of_duties(company), *_heads(company)))
    return company.spelt


def _heads(company: Joined) -> Iterator[str]:
    heads = (unit.facts.get("head") for unit in company.units.values())
    return (head.value for head in heads if head is not None and isinstance(head.value, str))


def _of_duties(company: Joined) -> Iterator[str]:
    for duty in duties_of(company):
        for key in OF_DUTIES | OF_OTHERS:
            if (fact := duty.facts.get(key)) is not None:
                yield from (name for name in listed(fact.value) if isinstance(name, str))
