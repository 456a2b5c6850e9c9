"""Ids and codes told in the reader's words, with persons hidden where that was asked for."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import Facts, Subject
from orgaudit.intake.fields import label, value_label
from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.knowledge.industry_profiles import EXPECTED
from orgaudit.knowledge.kpi_library import kpi_named
from orgaudit.model import UNOWNED, Handoff, Organization, Place
from orgaudit.model.dataclass import dataclass, field, fields, replace
from orgaudit.model.identity import canonical
from orgaudit.reports.words.path_base import PathBase
from orgaudit.reports.words.plain import plain
from orgaudit.reports.words.redaction import OPEN, Redactor, redactor
from orgaudit.wording.catalogue import Catalogue, Language, Message

HOURS_PER_DAY: Final = 8.0
"""Working hours in a person-day."""

_MOST_NAMED: Final = 4_000
"""Words for ids and codes that are kept; house default."""


@dataclass(frozen=True, slots=True)
class Localizer:
    """The words of one report: one company, one language, persons shown or hidden."""

    org: Organization
    catalogue: Catalogue
    redactor: Redactor
    goals: Mapping[str, str]
    handoffs: Mapping[str, Handoff]
    base: PathBase | None = None
    _named: dict[tuple[str, str], str] = field(default_factory=dict, compare=False, repr=False)
    """Words for ids and codes, which come again and again."""

    def say(self, key: str, /, **facts: object) -> str:
        """Return a sentence of ours; ``key`` counts from ``report.`` unless it names another file with ``/``."""
        file, slash, rest = key.partition("/")
        return self.catalogue.ui(f"{file}.{rest}" if slash else f"report.{key}", **facts)

    def user(self, text: str) -> str:
        """Return a text of the user, harmless and with persons hidden where asked."""
        return self.redactor.text(plain(text))

    def name(self, kind: str, code: str) -> str:
        """Return the reader's words for an id or a code of this kind."""
        told = self._named.get((kind, code))
        if told is None:
            if len(self._named) >= _MOST_NAMED:
                self._named.clear()
            told = self._named[kind, code] = self._name(kind, code)
        return told

    def _name(self, kind: str, code: str) -> str:
        teller = _TELLERS.get(kind)
        if teller is not None:
            return teller(self, code)
        word = self.catalogue.ui_or_none(f"{kind}.{code}")
        return _value_word(kind, code, self.catalogue.language) if word is None else word

    def person(self, person_id: str) -> str:
        """Return a person's name or pseudonym."""
        return self.redactor.person(person_id, plain(self.org.person_name(person_id)))

    def department(self, department_id: str) -> str:
        """Return a department's name."""
        if department_id == UNOWNED:
            return self.say("people.no_department")
        department = self.org.department_by_id.get(department_id)
        return self.user(department.name if department else department_id)

    def duty(self, address: str) -> str:
        """Return a duty's name."""
        duty = self.org.duty_by_address.get(address)
        return self.user(duty.name if duty else address)

    def end(self, address: str) -> str:
        """Return the name of a handoff's end: a department, or a duty with its department."""
        department, slash, _ = address.partition("/")
        if not slash:
            return self.department(department)
        return self.say(
            "subject.in_department", name=self.duty(address), department=self.department(department)
        )

    def handoff(self, handoff_id: str) -> str:
        """Return what a reader calls a handoff: its ends and what passes."""
        handoff = self.handoffs.get(handoff_id)
        return self._handoff(handoff) if handoff else self.user(handoff_id)

    def owner(self, owner: str) -> str:
        """Return who answers for something: a department or a person of the file."""
        key = canonical(owner)
        return self.department(key) if key in self.org.department_by_id else self.person(key)

    def subject_name(self, subject: Subject) -> str:
        """Return the name of any element a finding can be about."""
        return self._handoff(subject) if isinstance(subject, Handoff) else self.user(subject.name)

    def message(self, finding: Finding) -> Message:
        """Tell one finding."""
        subject = self.subject_name(finding.subject)
        return self.catalogue.message(finding, subject, self.name, self.user)

    def title_and_text(self, finding: Finding) -> tuple[str, str]:
        """Tell of a finding what is its own."""
        subject = self.subject_name(finding.subject)
        return self.catalogue.title_and_text(finding, subject, self.name, self.user)

    def place(self, place: Place) -> str:
        """Return ``path:line``; empty where nothing was written, as for a company built in a program."""
        return f"{self.user(place.path)}:{place.line}" if place.path else ""

    def path(self, path: str) -> str:
        """Return a path of the input as a program shall see it."""
        return self.redactor.text(self.base.of(path) if self.base else path)

    def reference(self, kind: str, code: str) -> str:
        """Return an id or code of this kind for a program: a code of ours as it is, an id of the user with nobody in it."""
        if self.redactor.heads is None:
            return code
        # Most reports hide nobody.
        from orgaudit.reports.words.own_codes import is_code

        return code if is_code(kind, code, self.catalogue) else self.redactor.reference(kind, code)

    def hours(self, hours: float) -> str:
        """Return an effort in hours, from one day upward in person-days too."""
        if hours < HOURS_PER_DAY:
            return self.say("hours.short", hours=hours)
        return self.say("hours.long", hours=hours, days=round(hours / HOURS_PER_DAY, 1))

    def _handoff(self, handoff: Handoff) -> str:
        what = self.user(handoff.what) if isinstance(handoff.what, str) else None
        return self.say(
            "subject.handoff", source=self.end(handoff.source), target=self.end(handoff.target), what=what
        )

    def facts(self, facts: Facts) -> Facts:
        """Return facts with the texts of the user harmless and without hidden persons, ready to be worded."""
        changed: dict[str, Any] = {}
        for item in fields(facts):
            value = getattr(facts, item.name)
            if not item.metadata.get("kind") and isinstance(value, str | tuple):
                changed[item.name] = self._user_value(value)
        return replace(facts, **changed) if changed else facts

    def _user_value(self, value: object) -> object:
        if isinstance(value, str):
            return self.user(value)
        if isinstance(value, tuple):
            return tuple(self._user_value(item) for item in value)
        return value


def localizer(
    org: Organization,
    catalogue: Catalogue,
    *,
    redact: bool,
    base: PathBase | None = None,
    key: str = "",
    states: tuple[Organization, ...] = (),
) -> Localizer:
    """Return the words for one company in one language.

    ``key`` is what pseudonyms are made with; ``states`` holds every state of the company that is told of beside it: whoever is named in
    one is hidden in all, behind one pseudonym.
    """
    hiding = redactor(states or (org,), catalogue, key) if redact else OPEN
    if redact and len(catalogue.folders) > 1:
        # Hardly a company has rules of its own.
        from orgaudit.reports.words.own_words import with_own_words

        catalogue = with_own_words(catalogue, hiding.text)
    return Localizer(
        org=org,
        catalogue=catalogue,
        redactor=hiding,
        goals={goal.address: goal.text for goal in org.goals},
        handoffs={handoff.id: handoff for handoff in org.handoffs},
        base=base,
    )


@cache
def field_label(path: str, language: Language) -> str | None:
    """Return how a reader calls an input field such as ``duty.backups``; ``None`` for one that does not exist."""
    try:
        return label(path, language)
    except KeyError:
        return None


@cache
def _value_word(kind: str, code: str, language: Language) -> str:
    """Return how a reader calls a code; a code that no field knows, as of a plugin, stands as it is."""
    try:
        return value_label(kind, code, language)
    except KeyError:
        return plain(code)


def _field(words: Localizer, path: str) -> str:
    return field_label(path, words.catalogue.language) or path


def _function(words: Localizer, function_id: str) -> str:
    function = FUNCTIONS.get(function_id)
    if function is None:
        return words.user(function_id)
    return function.named_in(words.catalogue.language)


def _library_kpi(words: Localizer, kpi_id: str) -> str:
    kpi = kpi_named(kpi_id)
    if kpi is None:
        return plain(kpi_id)
    return kpi.ja if words.catalogue.language == "ja" else kpi.en


def _expected(words: Localizer, expected_id: str) -> str:
    item = EXPECTED.get(expected_id)
    if item is None:
        return plain(expected_id)
    return item.name_ja if words.catalogue.language == "ja" else item.name_en


def _expected_reason(words: Localizer, expected_id: str) -> str:
    item = EXPECTED.get(expected_id)
    if item is None:
        return plain(expected_id)
    reason = item.reason_ja if words.catalogue.language == "ja" else item.reason_en
    return words.say("expected.because", name=_expected(words, expected_id), reason=reason)


def _process(words: Localizer, process_id: str) -> str:
    process = words.org.process_by_id.get(process_id)
    return words.user(process.name if process else process_id)


def _goal(words: Localizer, address: str) -> str:
    return words.user(words.goals.get(address, address))


_TELLERS: Final[dict[str, Callable[[Localizer, str], str]]] = {
    "person": Localizer.person,
    "department": Localizer.department,
    "duty": Localizer.duty,
    "goal": _goal,
    "handoff": Localizer.handoff,
    "process": _process,
    "field": _field,
    "function": _function,
    "expected": _expected,
    "expected_reason": _expected_reason,
    "library_kpi": _library_kpi,
}
