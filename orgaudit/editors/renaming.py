"""A person gets another name wherever the files name them, under whatever spelling."""

from collections.abc import Mapping

from orgaudit.editors.company import Company
from orgaudit.editors.mentions import Mention, mentions
from orgaudit.editors.names import Names
from orgaudit.intake.editing.patches import Patch, put_in
from orgaudit.intake.editing.writing import scalar
from orgaudit.intake.reading import load_texts
from orgaudit.intake.values.person_words import key_of
from orgaudit.model import Organization


class RenameRefusedError(Exception):
    """A name that cannot be given; the text is the key of the sentence that says why."""


def mention_at(company: Company, name: str, offset: int) -> Mention | None:
    """Return the mention of a person at a character of a file; ``None`` where there is none or the file cannot be read."""
    if not company.is_current or company.org is None:
        return None
    found = mentions(company.texts[name], Names(company.org))
    return next((item for item in found if item.start <= offset <= item.end), None)


def renamed(company: Company, mention: Mention, new: str) -> Mapping[str, list[Patch]]:
    """Return what is to be replaced in each file so that a person who is mentioned has another name. Raises RenameRefusedError.

    Who has an id beside the name keeps it, as a name may change and an id is for ever; where the id is what is mentioned, it alone becomes
    another. It is tried out first: the company must have as many people as before, and be the same but for the name.
    """
    org, person = company.org, mention.person
    if org is None or not company.is_current:
        raise RenameRefusedError("unreadable")
    names = Names(org)
    if not new.strip() or names.person(new) not in (None, person):
        raise RenameRefusedError("taken")
    by_id = _is_id(mention, org)
    patches = {
        name: [
            _patch(text, item, new.strip())
            for item in {item.start: item for item in mentions(text, names)}.values()
            if item.person == person and _is_id(item, org) == by_id
        ]
        for name, text in company.texts.items()
    }
    texts = {name: put_in(text, patches[name])[0] for name, text in company.texts.items()}
    after = load_texts(list(texts.items()), today=company.today).organization
    if after is None or _shape(after) != _shape(org):
        raise RenameRefusedError("another_company")
    return {name: found for name, found in patches.items() if found}


def _is_id(mention: Mention, org: Organization) -> bool:
    """Whether a person is mentioned by an id that is not the name."""
    known = org.person_by_id.get(mention.person)
    key = key_of(mention.name)
    return known is not None and key == key_of(known.id) != key_of(known.name)


def _patch(text: str, item: Mention, new: str) -> Patch:
    return Patch(item.start, item.end, _told(new, text[item.start - 1 : item.start]))


def _told(name: str, before: str) -> str:
    """Return a name as it is written behind a sign, which may be a quote."""
    if before == "'":
        return name.replace("'", "''")
    if before == '"':
        return name.replace("\\", "\\\\").replace('"', '\\"')
    return scalar(name, flow=True)


def _shape(org: Organization) -> object:
    """Return how many people there are, and how often each of their kind is named, whatever they are called."""
    doers = [(duty.address, len(duty.primary or ()), len(duty.backups or ())) for duty in org.duties]
    return len(org.people), doers, [item.id for item in org.departments]
