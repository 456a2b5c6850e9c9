"""Elements of a company as a caller names them: a person, a department, a duty by address, id or name."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from orgaudit.cli.usage import WrongCallError, unknown
from orgaudit.intake.part_of_name import is_less, persons_meant, persons_spelt, told_apart
from orgaudit.intake.spelling import nearest
from orgaudit.intake.values.person_names import names_in
from orgaudit.intake.values.person_words import meaning_of
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.identity import canonical
from orgaudit.wording.catalogue import Catalogue

_SIGNS: Final[Mapping[str, str]] = {"=": "=＝", ",": ",，、"}
"""How a sign may be written."""

_MOST_SHOWN: Final = 12
"""Candidates that a message names; it says how many more there are."""

Find = Callable[[str, str], str]
"""From the word and the option behind which it stands to what is meant. Raises WrongCallError for what is not there."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one company; where persons are ``hidden``, no message tells one as the call names them.

    Those whom the company names are hidden in every message. ``notes`` gathers what was taken as it stands and may be a slip, ``new`` how the call writes those whom
    the company does not name, by their ids.
    """

    org: Organization
    words: Catalogue
    hidden: bool = False
    notes: list[str] = field(default_factory=list)
    new: dict[str, str] = field(default_factory=dict)

    def person(self, word: str, option: str) -> str:
        """Return the id of a person named by id or name, or by a part of it that only one person has."""
        found = self._person_spelt(word, option)
        if found is None:
            self._refuse_no_name(word, option)
            listed = () if self.hidden else told_apart(self.org.people)
            raise unknown("no_such_person", self._shown(word), listed, option)
        return found

    def new_person(self, word: str, option: str) -> str:
        """Return the id of a person, who may be a new one; a new name that is all but one of the company's is asked about."""
        known = self._person_spelt(word, option)
        if known is None:
            self._refuse_no_name(word, option)
        if known is None and not self.hidden:
            near = nearest(word, [item.name for item in self.org.people])
            if near is not None:
                self.notes.append(
                    self.words.ui("cli.told.new_person", option=option, found=word, nearest=near)
                )
        if known is None:
            self.new.setdefault(canonical(word), " ".join(word.split()))
        return known or canonical(word)

    def _refuse_no_name(self, word: str, option: str) -> None:
        """Raise WrongCallError for what names nobody (空席, everyone, a department) or several people."""
        named = {canonical(text) for item in self.org.departments for text in (item.id, item.name)}
        if meaning_of(word) is not None or canonical(word) in named:
            raise WrongCallError("names_no_person", option=option, found=word)
        several = names_in(word)
        if len(several) > 1:
            raise WrongCallError(
                "names_several_persons", option=option, found=self._shown(word), many=len(several)
            )

    def department(self, word: str, option: str) -> str:
        """Return the id of a department named by id or name."""
        named = {item.id: item.id for item in self.org.departments}
        named |= {canonical(item.name): item.id for item in self.org.departments}
        found = named.get(canonical(word))
        if found is None:
            raise unknown("no_department_named", word, [item.name for item in self.org.departments], option)
        return found

    def duty(self, word: str, option: str) -> str:
        """Return the address of a duty named by address, or by an id or name that only one duty has."""
        home, slash, rest = word.replace("／", "/").partition("/")
        address = f"{canonical(home)}/{canonical(rest)}" if slash else ""
        if address in self.org.duty_by_address:
            return address
        wanted = canonical(word)
        meant = [duty.address for duty in self.org.duties if wanted in (duty.id, canonical(duty.name))]
        if len(meant) > 1:
            raise WrongCallError("several_duties", option=option, found=word, choices=tuple(meant))
        if not meant:
            # Whoever misspells a name is helped by names, whoever misspells an address by addresses.
            known = list(self.org.duty_by_address) if slash else [duty.name for duty in self.org.duties]
            raise unknown("no_such_duty", word, known, option)
        return meant[0]

    def pair(self, text: str, sign: str, option: str, sides: tuple[Find, Find]) -> tuple[str, str]:
        """Return both sides of ``A=B`` or ``A,B``.

        A name may hold the sign itself: of all places where the text can be parted, the last counts at which both sides are there.
        """
        parted = list(_parted(text, _SIGNS[sign]))
        if not parted:
            raise WrongCallError("no_pair", option=option, found=text, sign=sign)
        problems = []
        for first, second in parted:
            told = len(self.notes)
            try:
                return sides[0](first, option), sides[1](second, option)
            except WrongCallError as problem:
                del self.notes[told:]
                problems.append(problem)
        raise problems[0]

    def _person_spelt(self, word: str, option: str) -> str | None:
        """Return the id of the person that a word names as a file may name it too; what is less than the name is told.

        Raises WrongCallError where it may be several people.
        """
        wanted = canonical(word)
        if any(item.id == wanted for item in self.org.people):
            return wanted
        meant = persons_spelt(self.org, word)
        if len(meant) != 1:
            if meaning_of(word) is not None:
                return None
            meant = meant or persons_meant(self.org, word)
            if len(meant) == 1 and is_less(word, meant[0].name):
                self._note_person(word, option, meant[0].name)
        if len(meant) > 1:
            raise WrongCallError(
                "several_such_persons",
                option=option,
                found=self._shown(word),
                choices=() if self.hidden else told_apart(meant[:_MOST_SHOWN]),
                more=max(len(meant) - _MOST_SHOWN, 0) or None,
            )
        return meant[0].id if meant else None

    def _note_person(self, word: str, option: str, name: str) -> None:
        # What the session tells hides whoever the company names.
        facts = {"option": option, "found": self._shown(word), "name": name}
        self.notes.append(self.words.ui("cli.told.person_meant", **facts))

    def _shown(self, name: str) -> str:
        return self.words.ui("cli.told.hidden") if self.hidden else name


def _parted(text: str, signs: str) -> Iterator[tuple[str, str]]:
    for at in range(len(text) - 1, -1, -1):
        if text[at] in signs and text[:at].strip() and text[at + 1 :].strip():
            yield text[:at].strip(), text[at + 1 :].strip()
