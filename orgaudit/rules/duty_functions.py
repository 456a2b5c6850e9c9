"""Which function and office each duty of a company has: declared, by its stated function, or read from its name.

What a name says is inferred, so a judgement that rests on it is of low confidence, and it never makes a subject clean.
A function counts only where the reading is of high or medium confidence; for the share of an office in a department,
where single errors weigh little, every reading does. The company's own synonyms and office decisions win over ours.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from orgaudit.knowledge.functions import FUNCTIONS, Function, find_function
from orgaudit.knowledge.names.reading import read_name
from orgaudit.knowledge.names.values import NameReading, OwnUsage
from orgaudit.knowledge.trigger_words import lexicon
from orgaudit.model import Company, Duty, Office, Organization
from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.identity import canonical, remembered
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.pattern import pattern

_REST_OF_NUMBER: Final = pattern(r"[\d-]*(?<=\d)(?:[#№-](?!\d))?\s*")
"""From behind: a number at the end of a name, with its sign and the space before it."""

_JOINED: Final = pattern(r"[、,;・&/と]|\band\b|及び|および|並びに")

MANY_SOURCES: Final = 5
"""Sources on a function from which they speak for those under it, too, as those on accounting do for payables; house default."""

_TRADES: Final[Mapping[str, tuple[str, ...]]] = {
    "professional": ("legal", "accounting", "people", "planning"),
    "it": ("it", "product"),
}
"""Areas of the taxonomy whose work companies of an industry sell; house choice. For banks and hospitals the functions themselves say it."""

_KEY: Final = "duty_functions"


class OfficeReading(NamedTuple):
    """The office of a duty; ``None`` where unknown. ``declared`` is False where its function tells it."""

    office: Office | None
    declared: bool


@cache  # there are few, and several rules look at each duty
def office_reading(office: Office | None, *, declared: bool) -> OfficeReading:
    """Return a reading of an office."""
    return OfficeReading(office, declared)


@dataclass(frozen=True, slots=True)
class DutyFunctions:
    """The functions in one company. Names are read once each, those that differ only in a last number together."""

    company: Company
    own: OwnUsage | None
    _own_functions: Mapping[str, str] = field(default_factory=dict)
    _readings: dict[str, NameReading] = field(default_factory=dict, compare=False)
    _named: dict[str, Function | None] = field(default_factory=dict, compare=False)

    def stated(self, duty: Duty) -> Function | None:
        """Return the function that a duty's ``function`` names: by id, name or synonym, the company's own first."""
        return self.find(duty.function) if isinstance(duty.function, str) else None

    def find(self, word: str) -> Function | None:
        """Return the function with exactly this id, name or synonym, the company's own words first."""
        own = self._own_functions.get(canonical(word))
        return FUNCTIONS[own] if own else find_function(word)

    def read(self, duty: Duty) -> Function | None:
        """Return the function that a duty's name tells, where it states none; ``None`` where the name is not clear."""
        return self.named(duty.name) if duty.function is None else None

    def named(self, name: str) -> Function | None:
        """Return the function that a name of a duty, department or process tells; ``None`` where it is not clear."""
        try:
            return self._named[name]
        except KeyError:
            reading = self.reading(name)
            clear = reading.confidence in ("high", "medium")
            found = self._named[name] = FUNCTIONS[reading.function] if clear and reading.function else None
            return found

    def is_sure(self, duty: Duty) -> bool:
        """Whether what a duty's name tells is read with high confidence."""
        return self.reading(duty.name).confidence == "high"

    def own_word(self, duty: Duty) -> str | None:
        """Return the company's own word that tells the function of a duty by its name, if one does."""
        if duty.function is not None or self.own is None:
            return None
        evidence = self.reading(duty.name).evidence
        return next((item.entry for item in evidence if item.kind == "own_name"), None)

    def of(self, duty: Duty) -> Function | None:
        """Return the stated function of a duty, else the one its name tells."""
        return self.stated(duty) or self.read(duty)

    def of_parts(self, duty: Duty) -> frozenset[str]:
        """Return the stated function of a duty, else those that its name tells, of each of the works that it joins (郵便と来客)."""
        if duty.function is not None:
            stated = self.stated(duty)
            return frozenset((stated.id,)) if stated else frozenset()
        parts = (part.strip() for part in _JOINED.split(duty.name))
        found = (self.named(part) for part in dict.fromkeys((duty.name, *parts)) if part)
        return frozenset(function.id for function in found if function is not None)

    def office(self, duty: Duty) -> OfficeReading:
        """Return the declared office, else the usual one of the stated function.

        The department's office is never handed down. A duty declared ``mixed`` is of no single office, so of another
        than any department's.
        """
        if duty.office is not None:
            return office_reading(duty.office, declared=True)
        return office_reading(self.usual_office_of(duty), declared=False)

    def usual_office_of(self, duty: Duty) -> Office | None:
        """Return the usual office of the stated function."""
        function = self.stated(duty)
        return self.usual_office(function) if function else None

    def office_by_name(self, duty: Duty) -> Office | None:
        """Return the one office that a duty's name points to, where neither office nor function is stated.

        Of what companies of this industry sell the usual office, which is that of others, says nothing.
        """
        if duty.office is not None or duty.function is not None:
            return None
        function = self.named(duty.name)
        if function is not None and self.is_trade(function):
            return None
        office = self.reading(duty.name).office
        return office if office in ("front", "middle", "back") else None

    def is_borne_out(self, duty: Duty) -> bool:
        """Whether more than our own usage speaks for the office that a name points to.

        The company's decision does, and so do sources: where the name is clear and they speak of this very function, or many of the one above
        it (``MANY_SOURCES``), or where a purpose inside the company is written.
        """
        reading = self.reading(duty.name)
        if self.own is not None and reading.function in self.own.offices:
            return True
        function = FUNCTIONS[reading.function] if reading.function else None
        voters = sum(map(len, reading.votes))
        meant = function is not None and (function.votes_from == "self" or voters >= MANY_SOURCES)
        clear = meant and reading.confidence != "low"
        return voters > 0 and (clear or duty.purpose in ("control", "operation"))

    def is_trade(self, function: Function) -> bool:
        """Whether companies of this industry do this work for their customers, as law firms conduct lawsuits, and not only for themselves."""
        return function.area in _TRADES.get(self.company.industry or "", ())

    def usual_office(self, function: Function) -> Office | None:
        """Return the office of a function in this company: its own decision, else the usage of its industry."""
        decided = self.own.offices.get(function.id) if self.own else None
        return decided or function.office_in(self.company.industry)

    def reading(self, name: str) -> NameReading:
        """Return what a name says in this company."""
        known = self._readings.get(name)
        if known is None:
            key = _numberless(name)
            if key not in self._readings:
                self._readings[key] = read_name(key or name, self.company.industry, self.own)
            known = self._readings[name] = self._readings[key]
        return known


@remembered
def _numberless(name: str) -> str:
    number = _REST_OF_NUMBER.match(name[::-1])
    return name[: len(name) - number.end()] if number else name


def duty_functions(org: Organization) -> DutyFunctions:
    """Return the functions of a company, put together once."""
    return org.derived(_KEY, (), _duty_functions)


def _duty_functions(org: Organization) -> DutyFunctions:
    own = OwnUsage(org.own_names, org.own_offices) if org.own_names or org.own_offices else None
    by_name = {canonical(name): function_id for name, function_id in org.own_names.items()}
    return DutyFunctions(org.company, own, by_name)


def is_plainly_used(org: Organization, duty: Duty) -> bool:
    """Whether the answer lies in the work: nothing to be read comes of it (whoever drives the company's cars uses their upkeep), or customers use it.

    Customers do as far as is stated, in front departments, and where the office, function or name is of the front.
    """
    if not lexicon("output_words").find(duty.name):
        return True
    department = org.department_of(duty)
    is_front = "front" in (duty.office, department.office if department else None)
    if is_front or duty.customer_contact is not None:
        return is_front or duty.customer_contact != "none"
    functions = duty_functions(org)
    return "front" in (functions.office(duty).office, functions.office_by_name(duty))
