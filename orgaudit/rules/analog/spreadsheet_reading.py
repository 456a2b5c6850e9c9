"""What a description says about spreadsheets: which files, whether they are ledgers, and who can mend their macro."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from orgaudit.findings.severity import Confidence
from orgaudit.knowledge.trigger_words import lexicon, normalised
from orgaudit.model import NONE, Duty, Organization
from orgaudit.model.identity import canonical, remembered
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.vocabulary import Medium
from orgaudit.rules.duty_facts import has_left
from orgaudit.rules.known import NO, NO_AS_WRITTEN, YES, Known, unknown, unwritten
from orgaudit.rules.recorded import missing_means_none

SHEET_MEDIA: Final[tuple[Medium, ...]] = ("excel", "access")
_SHEETS: Final = frozenset({"spreadsheet", "file", "macro"})
_OF_NAME: Final = {"spreadsheet": "spreadsheet", "macro": "spreadsheet", "ledger": "ledger"}
_LEAST_OWN_NAME: Final = 2
"""Letters that must be left of a file's name besides the program's before it names one file and not the program."""


class Sheets(NamedTuple):
    """What stands for spreadsheets in one duty.

    ``files`` are those of its systems, ``media`` those of its media. ``in_system`` is whether a system is named or meant that
    is no spreadsheet, so that the records may lie there. ``ledger`` is whether a file calls itself one;
    ``name_says`` holds what the duty's own name says, of ``spreadsheet`` and ``ledger``; a macro is a spreadsheet.
    """

    files: tuple[str, ...]
    media: tuple[Medium, ...]
    in_system: bool
    ledger: bool
    name_says: frozenset[str]

    @property
    def are_stated(self) -> bool:
        """Whether systems or media state a spreadsheet."""
        return bool(self.files or self.media)


class Macro(NamedTuple):
    """Whether a macro hangs on one person (``sole``, or one who is ``gone``), or on ``nobody``, which ``state`` says.

    Below high where the owner has no place in the description, so that what is said of them may be wrong.
    """

    hangs: Known
    state: str = ""


def sheets_of(duty: Duty) -> Sheets:
    """Read one duty."""
    systems = duty.systems
    files = tuple([system for system in systems if not _SHEETS.isdisjoint(_says(system))]) if systems else ()
    listed = duty.media or ()
    media = tuple([medium for medium in SHEET_MEDIA if medium in listed]) if listed else ()
    ledger = bool(files) and any("ledger" in _says(file) for file in files)
    in_system = len(files) < len(systems or ()) or "system" in listed
    return Sheets(files, media, in_system, ledger, _says_of_name(duty.name))


def departments_by_file(org: Organization) -> Mapping[str, frozenset[str]]:
    """Return which departments work with each spreadsheet that has a name of its own, by that name."""
    return org.derived("departments_by_file", ("duty.systems", "duty.departments"), _departments_by_file)


def _departments_by_file(org: Organization) -> Mapping[str, frozenset[str]]:
    users: dict[str, set[str]] = {}
    for duty in org.duties:
        for system in duty.systems or ():
            if duty.department_id and _has_own_name(system) and not _SHEETS.isdisjoint(_says(system)):
                users.setdefault(canonical(system), set()).add(duty.department_id)
    return {file: frozenset(departments) for file, departments in users.items()}


def users_of(org: Organization, duty: Duty, sheets: Sheets, least: int) -> tuple[str, ...]:
    """Return the departments that work with a duty's spreadsheets: its own, those that share it, those with the same file.

    Those that use what a macro yields count too. None where they are fewer than ``least``.
    """
    users = {*(duty.also_in or ()), *([duty.department_id] if duty.department_id else [])}
    if any("macro" in _says(file) for file in sheets.files):
        users |= _departments_using(org, duty)
    for file in sheets.files:
        users |= departments_by_file(org).get(canonical(file), frozenset())
    return tuple(sorted(users)) if len(users) >= least else ()


def given_to(org: Organization, duty: Duty, least: int) -> tuple[str, ...]:
    """Return the other departments that use what a duty yields; none where they are fewer than ``least``."""
    users = _departments_using(org, duty) - {duty.department_id}
    return tuple(sorted(users)) if len(users) >= least else ()


def _departments_using(org: Organization, duty: Duty) -> set[str]:
    return {user for user in duty.consumer or () if user in org.department_by_id}


class People(NamedTuple):
    """Who has a department or does a duty. ``are_all`` is whether enough people have a department to take them for all."""

    placed: frozenset[str]
    are_all: bool


def people_of(org: Organization) -> People:
    """Return who is seen in the company."""
    return org.derived("people_seen", ("person.department", "duty.primary", "duty.backups"), _people_of)


def _people_of(org: Organization) -> People:
    placed = {person.id for person in org.people if person.department is not None}
    return People(frozenset(placed.union(*org.teams.values())), missing_means_none(org.people, "department"))


def macro_reading(org: Organization, duty: Duty, sheets: Sheets) -> Macro:
    """Read whether the macro has nobody, or one person only, to mend it.

    ``macro_owner: none`` means nobody where the description speaks of a macro, else that there is none; an empty seat means nobody. The owner is
    ``gone`` once the leaving date is past; ``sole`` where nobody else is able to run the duty. An owner without a place in
    a company whose people have theirs seems ``gone``, which a department, once written, would deny.
    """
    owner = duty.macro_owner
    if owner is None:
        return Macro(unknown("duty.macro_owner"))
    if owner is NONE and "macro_owner" in duty.vacancies:
        return Macro(YES, "nobody")
    if owner is NONE:
        speaks = any("macro" in _says(text) for text in (*sheets.files, duty.name))
        return Macro(YES, "nobody") if speaks else Macro(NO)
    if has_left(org, owner):
        return Macro(YES, "gone")
    others = org.able(duty) - {owner}
    missing = unwritten(duty, "primary", "backups")
    if not others and not missing:
        return Macro(YES, "sole")
    people = people_of(org)
    is_placed = owner in people.placed
    if people.are_all and not is_placed:
        return Macro(Known(holds=True, sure=Confidence.LOW, missing=missing), "gone")
    if not others:
        return Macro(unknown(*missing))
    return Macro(NO if is_placed else NO_AS_WRITTEN)


@lru_cache(maxsize=4_096)
def _says(text: str) -> frozenset[str]:
    return frozenset([match.category for match in lexicon("spreadsheet_words").find(text)])


@remembered
def _says_of_name(name: str) -> frozenset[str]:
    found = lexicon("spreadsheet_words").find(name)
    return frozenset([_OF_NAME[match.category] for match in found if match.category in _OF_NAME])


@lru_cache(maxsize=4_096)
def _has_own_name(text: str) -> bool:
    """Whether a text names one file, not only a program: letters are left besides the program's name."""
    rest = normalised(text)
    for match in reversed(lexicon("spreadsheet_words").find(text)):
        if match.category in _SHEETS:
            rest = rest[: match.start] + rest[match.end :]
    return sum(letter.isalpha() for letter in rest) >= _LEAST_OWN_NAME
