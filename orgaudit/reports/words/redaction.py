"""Persons replaced by pseudonyms: the same id gives the same pseudonym, in every format and every run of one company.

What a pseudonym is made with is the key of the settings, else the name of the company. So two companies give one person two
pseudonyms; but whoever knows the company's name and guesses a person's can check the guess, which only a secret key prevents.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Final

from orgaudit.findings.hit import Subject
from orgaudit.intake.values.person_words import meaning_of
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass, field, replace
from orgaudit.model.identity import canonical
from orgaudit.wording.catalogue import Catalogue

if TYPE_CHECKING:
    from orgaudit.reports.words.names.forms import Form

_LONGEST_NAME: Final = 1_000
"""Signs of a name that is looked for in texts; house default. Of a longer one every place in a text would be compared with all of it."""

SHORT_CODE: Final = 4
"""Digits of a pseudonym; it grows only where two persons of one file would share it."""


@dataclass(frozen=True, slots=True)
class Redactor:
    """Replaces persons where it is on, and leaves every text as it is where it is off.

    ``written`` maps a form, folded and as it is seen, to what it is and whom it names; ``lengths`` the first sign of forms to how long they are,
    the longest first. ``small`` holds words that name somebody by their capitals, as ids write them, and what is told in their place.
    ``told`` keeps what became of a text: a report tells most of them several times.
    """

    pseudonyms: Mapping[str, str] = field(default_factory=dict)
    written: Mapping[str, tuple["Form", str]] = field(default_factory=dict)
    lengths: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    heads: re.Pattern[str] | None = None
    small: Mapping[str, str] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def person(self, person_id: str, name: str) -> str:
        """Return what to call a person: the pseudonym where redacting, else the name."""
        return self.pseudonyms.get(person_id, name)

    def text(self, text: str) -> str:
        """Return a text of the user with every known person in it replaced."""
        if self.heads is None:
            return text
        told = self.told.get(text)
        if told is None:
            # Most reports hide nobody and start without the search.
            from orgaudit.reports.words.names.search import Search

            told = Search(self.written, self.lengths, self.heads).replaced(text)
            if self.small:
                from orgaudit.reports.words.small_letters import replaced

                told = replaced(told, self.small)
            self.told[text] = told
        return told

    def message(self, text: str) -> str:
        """Return a text in which we may have cut a name off, without what is left of it; else as ``text`` does."""
        told = self.text(text)
        if self.heads is None or "…" not in told:
            return told
        from orgaudit.reports.words.cut_names import without_cut_names

        return without_cut_names(told, self.written.keys(), frozenset(self.pseudonyms.values()))

    def reference(self, kind: str, code: str) -> str:
        """Return an id of the user of this kind: a person's pseudonym where redacting, else the id with nobody in it."""
        known = self.pseudonyms.get(code) if kind == "person" else None
        return self.text(code) if known is None else known


OPEN = Redactor()
"""Hides nobody."""


def redactor(states: Sequence[Organization], catalogue: Catalogue, key: str = "") -> Redactor:
    """Return a redactor for everyone whom a company names, in whatever role, in any of its states.

    ``key`` is that of the settings; without one the name of the company in the first state takes its place.
    """
    org = states[0]
    kept = f"redactor.{catalogue.language}.{key}.{'.'.join(str(id(state)) for state in states[1:])}"
    if kept not in org.kept:
        names: dict[str, set[str]] = {}
        for state in states:
            for person, called in persons_named(state).items():
                names.setdefault(person, set()).update(called)
        from orgaudit.reports.words.folding import folded

        departments = {
            folded(word) for state in states for item in state.departments for word in (item.id, item.name)
        }
        made = redactor_of(names, departments, catalogue, key or canonical(org.company.name))
        if made.heads is not None:
            from orgaudit.reports.words.small_letters import words_in_small_letters

            small = words_in_small_letters(states, made.text, made.pseudonyms.values())
            made = replace(made, small=small, told={})
        for state in states:
            _keep_apart(made, state)
        # The states are kept with it, as they are known by their address in memory.
        org.kept[kept] = made, states
    known = org.kept[kept]
    return known[0] if isinstance(known, tuple) else OPEN


def _keep_apart(made: Redactor, org: Organization) -> None:
    """Give numbers to departments that are called after one person in several spellings: without the names in them they would be one."""
    if made.heads is None:
        return
    hidden = {item.id: made.text(item.id) for item in org.departments}
    if len(set(hidden.values())) == len(hidden):
        return
    inside: dict[str | None, list[Subject]] = {}
    everything: tuple[Subject, ...] = (*org.duties, *org.goals)
    for subject in everything:
        inside.setdefault(subject.department_id, []).append(subject)
    taken, last = set(hidden.values()), dict[str, int]()
    for item in org.departments:
        shown = hidden[item.id]
        number = last[shown] = last.get(shown, 0) + 1
        if number == 1:
            continue
        while f"{shown} ({number})" in taken:
            number = last[shown] = number + 1
        own = made.told[item.id] = f"{shown} ({number})"
        taken.add(own)
        if item.name != item.id:
            made.told[item.name] = f"{made.text(item.name)} ({number})"
        for subject in inside.get(item.id, ()):
            made.told[subject.address] = own + made.text(subject.address).removeprefix(shown)


def redactor_of(
    names: Mapping[str, AbstractSet[str]], departments: AbstractSet[str], catalogue: Catalogue, key: str = ""
) -> Redactor:
    """Return a redactor for persons by id with their names; what is called as one of the ``departments``, folded, stays."""
    if not names:
        return OPEN
    from orgaudit.reports.words.names.holders import holders_of

    written: dict[str, tuple[Form, str]] = {}
    for folded_form, holders in holders_of(names, departments).items():
        if len(holders) == 1:
            ((only, form),) = holders.items()
            written[folded_form] = form, only
            continue
        loosest = min(holders.values(), key=lambda item: (item.part, item.found))
        # A surname alone that several have names none of them for sure: it gets a pseudonym of its own.
        whole = [person for person, form in holders.items() if not form.part]
        only = whole[0] if whole else folded_form
        written[folded_form] = loosest, only
    codes = _codes({*names, *(person for _, person in written.values())}, key)
    told = {person: catalogue.ui("report.people.pseudonym", code=code) for person, code in codes.items()}
    lengths: dict[str, set[int]] = {}
    for folded_form in (form for form in written if len(form) <= _LONGEST_NAME):
        lengths.setdefault(folded_form[0], set()).add(len(folded_form))
    return Redactor(
        {person: told[person] for person in names},
        {of: (form, told[person]) for of, (form, person) in written.items()},
        {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()},
        re.compile(f"[{''.join(map(re.escape, sorted(lengths)))}]") if lengths else None,
    )


def persons_named(org: Organization) -> dict[str, set[str]]:
    """Return every person id of a company with the names it goes by."""
    names: dict[str, set[str]] = {}
    for person in org.people:
        names.setdefault(person.id, set()).add(person.name)
    departments = {word for item in org.departments for word in (item.id, canonical(item.name))}
    for mention in _mentions(org):
        if canonical(mention) not in departments and meaning_of(mention) is None:
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


def _codes(persons: Collection[str], key: str) -> dict[str, str]:
    # Most reports hide nobody, and this brings OpenSSL with it.
    import hmac

    secret = _bytes(key)
    digests = {
        person: hmac.digest(secret, _bytes(person), "sha256").hex().upper() for person in sorted(persons)
    }
    for length in range(SHORT_CODE, 64):
        codes = {person: digest[:length] for person, digest in digests.items()}
        if len(set(codes.values())) == len(codes):
            return codes
    return digests


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", errors="surrogatepass")
