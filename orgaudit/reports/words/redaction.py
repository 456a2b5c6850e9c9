"""Persons replaced by pseudonyms: the same id gives the same pseudonym, in every format and every run."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from orgaudit.model.identity import canonical
from orgaudit.model.organization import Organization
from orgaudit.wording.catalogue import Catalogue

SHORT_CODE: Final = 4
"""Digits of a pseudonym; it grows only where two persons of one file would share it."""

_NAME_PARTS = re.compile(r"[\s・=]+")


@dataclass(frozen=True, slots=True)
class Redactor:
    """Replaces persons where it is on, and leaves every text as it is where it is off."""

    pseudonyms: Mapping[str, str] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)
    pattern: re.Pattern[str] | None = None

    def person(self, person_id: str, name: str) -> str:
        """Return what to call a person: the pseudonym where redacting, else the name."""
        return self.pseudonyms.get(person_id, name)

    def text(self, text: str) -> str:
        """Return a text of the user with every known person in it replaced."""
        if self.pattern is None:
            return text
        return self.pattern.sub(lambda match: self.written[_key(match.group())], text)

    def reference(self, kind: str, code: str) -> str:
        """Return an id or code of this kind: a person's pseudonym where redacting, else the id with nobody in it."""
        return self.person(code, code) if kind == "person" else self.text(code)


OPEN = Redactor()
"""Hides nobody."""


def redactor(org: Organization, catalogue: Catalogue) -> Redactor:
    """Return a redactor for everyone that the company description names, in whatever role."""
    names = persons_named(org)
    if not names:
        return OPEN
    codes = _codes(names)
    pseudonyms = {
        person: catalogue.ui("report.people.pseudonym", code=code) for person, code in codes.items()
    }
    written: dict[str, str] = {}
    whole: set[str] = set()
    parts: set[str] = set()
    for person, called in sorted(names.items()):
        for name in sorted({person, *called}):
            whole |= {name, "".join(name.split())}
            parts |= {part for part in _NAME_PARTS.split(name) if len(part) > (2 if part.isascii() else 1)}
            for form in (name, "".join(name.split()), *_NAME_PARTS.split(name)):
                written.setdefault(_key(form), pseudonyms[person])
    # A single Latin letter is no name: "A" stands in too many words to be replaced in running text.
    forms = sorted(
        {form for form in whole | parts if len(form) > 1 or not form.isascii()},
        key=lambda form: (-len(form), form),
    )
    pattern = "|".join(_bounded(form) for form in forms)
    return Redactor(pseudonyms, written, re.compile(pattern, re.IGNORECASE) if pattern else None)


def persons_named(org: Organization) -> dict[str, set[str]]:
    """Return every person id of a company with the names it goes by."""
    names: dict[str, set[str]] = {}
    for person in org.people:
        names.setdefault(person.id, set()).add(person.name)
    departments = {word for item in org.departments for word in (item.id, canonical(item.name))}
    for mention in _mentions(org):
        if mention and canonical(mention) not in departments:
            names.setdefault(canonical(mention), set()).add(mention)
    return names


def _mentions(org: Organization) -> Iterator[str]:
    """Yield whatever stands where a person may stand; departments among them are sorted out by the caller."""
    singles: list[object] = [person.reports_to for person in org.people]
    singles += [department.head for department in org.departments]
    singles += [goal.owner for goal in org.goals]
    singles += [handoff.escalation for handoff in org.handoffs]
    singles += [waiver.owner for waiver in org.waivers]
    for duty in org.duties:
        singles += [duty.checked_by, duty.macro_owner, duty.bot_owner]
        yield from (*(duty.primary or ()), *(duty.backups or ()), *(duty.accountable or ()))
        yield from duty.last_done or ()
        if isinstance(duty.approvals, tuple):
            yield from duty.approvals
    yield from (name for name in singles if isinstance(name, str))


def _codes(persons: Mapping[str, object]) -> dict[str, str]:
    digests = {person: hashlib.sha256(person.encode()).hexdigest().upper() for person in sorted(persons)}
    for length in range(SHORT_CODE, 64):
        codes = {person: digest[:length] for person, digest in digests.items()}
        if len(set(codes.values())) == len(codes):
            return codes
    return digests


def _key(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _bounded(form: str) -> str:
    """Match a Latin name only as a whole word; Japanese has no word breaks to go by."""
    start = r"(?<![A-Za-z0-9])" if form[0].isascii() else ""
    end = r"(?![A-Za-z0-9])" if form[-1].isascii() else ""
    return start + re.escape(form) + end
