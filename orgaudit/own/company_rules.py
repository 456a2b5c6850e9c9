"""The rules of a company as rules like ours: each a record, its facts and its words."""

from collections.abc import Mapping
from dataclasses import make_dataclass
from time import monotonic
from typing import Any, Final

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcomes, internal, of
from orgaudit.intake.fields import Field, table
from orgaudit.intake.settings_file.own_rules import named
from orgaudit.model import Organization
from orgaudit.model.dataclass import replace
from orgaudit.own.conditions import asked_facts, named_facts, prepared
from orgaudit.own.engines import MissingFactError
from orgaudit.own.facts import ELEMENTS, SECTIONS, missing_path, values_of
from orgaudit.own.time_limit import limited
from orgaudit.rules.spec import Check, Family, Rule
from orgaudit.settings import OwnRule, Worded
from orgaudit.wording.catalogue import LANGUAGES, OWN_STEP, GivenWords
from orgaudit.wording.phrase import holes

SECONDS: Final = 30.0
"""Time that one rule may take over a whole company; house default, a hundred thousand times that of one evaluation."""

SECONDS_OF_ALL: Final = 600.0
"""Time after which no further rule of the company is begun: two hundred that take their time must not take hours; house default."""

_SPENT: Final = "own_seconds"
_PERSONS: Final = frozenset(("persons", "person", "person_or_text", "count_or_persons"))
_DEPARTMENTS: Final = frozenset(("departments", "department"))


def rule_of(own: OwnRule) -> Rule:
    """Return a rule of a company, whose condition is right. Raises NoEngineError where no library is installed."""
    shown = {item.attribute: item for item in _shown(own)}
    facts = make_dataclass(
        "OwnFacts",
        [(name, Any, _declared(item)) for name, item in shown.items()],
        bases=(Facts,),
        frozen=True,
        slots=True,
        kw_only=True,
    )
    return replace(
        named(own),
        check=_check(own, facts, tuple(shown)),
        facts=facts,
        legal_step=False,
        waivable=own.waivable,
    )


def _check(own: OwnRule, facts: type[Facts], names: tuple[str, ...]) -> Check:
    holds = prepared(own.when, own.subject)
    asked = asked_facts(own.when, own.subject)
    pointed = next(iter(names), None)

    def check(org: Organization, _options: Any) -> Outcomes:
        values = values_of(org)
        outcomes: list[Hit | Clean | NotJudged] = []
        elements = values.by_kind[own.subject]
        begun = _begun(org)
        with limited(SECONDS):
            for element in ELEMENTS[own.subject](org):
                facts_of = elements[element.address]
                if asked is not None:
                    facts_of = {key: facts_of[key] for key in asked if key in facts_of}
                try:
                    hit = holds({own.subject: facts_of, "company": values.company, "today": values.today})
                except MissingFactError as missing:
                    outcomes.append(NotJudged(element, (missing_path(own.subject, missing.key),)))
                    continue
                outcomes.append(
                    Hit(element, facts(**{name: getattr(element, name) for name in names}), field=pointed)
                    if hit
                    else Clean(element)
                )
        org.kept[_SPENT] = monotonic() - begun
        yield from outcomes

    return check


def _begun(org: Organization) -> float:
    """Return when the rules of the company would have begun, had nothing else been done between them. Raises TimeoutError."""
    spent = org.kept.get(_SPENT, 0.0)
    if not isinstance(spent, float) or spent > SECONDS_OF_ALL:
        message = f"the rules of the company together took longer than {SECONDS_OF_ALL:g} seconds"
        raise TimeoutError(message)
    return monotonic() - spent


def _shown(own: OwnRule) -> tuple[Field, ...]:
    """Return the fields that a finding shows: those that the condition or a sentence names."""
    if own.subject not in SECTIONS:
        return ()
    asked = {*named_facts(own.when, own.subject), *holes_of(own)}
    fields = table().sections[SECTIONS[own.subject]].fields
    return tuple(item for item in fields if item.key in asked and item.type not in ("objects", "people"))


def holes_of(own: OwnRule) -> frozenset[str]:
    """Return the facts that the sentences of a rule name, without the element itself."""
    texts = (*own.text, *own.remedy)
    return frozenset(name for _, text in texts for name in holes(text)) - {"subject"}


def _declared(item: Field) -> Any:
    if item.key in ("id", "name", "text"):
        return internal()
    if item.type in _PERSONS:
        return of("person")
    if item.type in _DEPARTMENTS:
        return of("department")
    return of(item.attribute if item.values else "")


def words_of(rules: tuple[OwnRule, ...]) -> GivenWords:
    """Return the words of the rules."""
    return GivenWords(
        {
            language: {Family.OWN.value: {own.id: _entry(own, language) for own in rules}}
            for language in LANGUAGES
        }
    )


def _entry(own: OwnRule, language: str) -> Mapping[str, Any]:
    def told(words: Worded) -> str:
        return dict(words).get(language) or next((text for _, text in words), "")

    return {
        "title": told(own.title),
        "condition": own.when,
        "text": told(own.text) or f"{{subject}}: {told(own.title)}",
        "why": told(own.why) or told(own.title),
        "false_alarms": "",
        "remedy": {OWN_STEP: told(own.remedy)} if own.remedy else {OWN_STEP: told(own.title)},
    }
