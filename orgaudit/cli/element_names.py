"""Elements of a company as a caller names them: a person, a department, a duty by address, id or name."""

from collections.abc import Iterable, Mapping

from orgaudit.cli.usage import WrongCallError, unknown
from orgaudit.model.identity import canonical
from orgaudit.model.organization import Organization


def person_of(org: Organization, word: str, option: str, *, may_be_new: bool = False) -> str:
    """Return the id of a person named by id or name. Raises WrongCallError for one that is not there."""
    named = {item.id: item.id for item in org.people} | {canonical(item.name): item.id for item in org.people}
    found = named.get(canonical(word))
    if found is None and may_be_new and word.strip():
        return canonical(word)
    return found or _refuse("no_such_person", word, (item.name for item in org.people), option)


def department_of(org: Organization, word: str, option: str) -> str:
    """Return the id of a department named by id or name. Raises WrongCallError for one that is not there."""
    named = {item.id: item.id for item in org.departments}
    named |= {canonical(item.name): item.id for item in org.departments}
    return named.get(canonical(word)) or _refuse(
        "no_department_named", word, (item.name for item in org.departments), option
    )


def duty_of(org: Organization, word: str, option: str) -> str:
    """Return the address of a duty named by address, or by an id or name that only one duty has.

    Raises WrongCallError for one that is not there, or where several are meant.
    """
    home, slash, rest = word.partition("/")
    address = f"{canonical(home)}/{canonical(rest)}" if slash else ""
    if address in org.duty_by_address:
        return address
    meant = [duty.address for duty in org.duties if canonical(word) in (duty.id, canonical(duty.name))]
    if len(meant) > 1:
        raise WrongCallError("several_duties", option=option, found=word, choices=tuple(meant))
    return meant[0] if meant else _refuse("no_such_duty", word, org.duty_by_address, option)


def pair(text: str, sign: str, option: str) -> tuple[str, str]:
    """Return both sides of ``A=B`` or ``A,B``. Raises WrongCallError where one is missing."""
    # A name may hold the sign itself: the last one parts.
    first, found, second = text.rpartition(sign)
    if not found or not first.strip() or not second.strip():
        raise WrongCallError("no_pair", option=option, found=text, sign=sign)
    return first.strip(), second.strip()


def _refuse(code: str, word: str, known: Iterable[str] | Mapping[str, object], option: str) -> str:
    raise unknown(code, word, tuple(known)[:12], option=option)
