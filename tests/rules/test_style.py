"""One test holds every rule to the house style, so that a new rule is told what it lacks."""

import inspect
import re
from dataclasses import fields

import pytest

from orgaudit.findings.severity import Severity
from orgaudit.knowledge.sources import SOURCES
from orgaudit.model.duty import Duty
from orgaudit.reports.words import evidence
from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.spec import Gain, Origin, Rule
from orgaudit.wording.catalogue import LANGUAGES, REMEDY_STEPS, Catalogue, Language
from orgaudit.wording.phrase import holes
from tests.finished import FINISHED, words_to_do

RULES = BUILTIN.rules
NUMBER_ALWAYS_LATIN = re.compile(r"[０-９Ａ-Ｚａ-ｚ]")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_record(rule: Rule) -> None:
    assert re.fullmatch(rf"{rule.family.prefix}\d{{3}}", rule.id)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.severity.rank <= rule.ceiling.rank
    assert rule.effort_hours > 0
    assert rule.subject in {"company", "department", "duty", "goal", "handoff", "process"}
    assert (rule.gain_share > 0) == (rule.gain in {Gain.SHARE_OF_DUTY, Gain.SHARE_OF_DEPARTMENT})
    if rule.subject == "duty":
        assert set(rule.supporting) <= {item.name for item in fields(Duty)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_threshold_says_where_it_comes_from(rule: Rule) -> None:
    for option in fields(rule.options):
        assert isinstance(option.metadata["origin"], Origin), option.name
    if any(option.metadata["origin"] is Origin.SOURCED for option in fields(rule.options)):
        assert rule.sources


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_docstring_starts_with_code_and_name(rule: Rule) -> None:
    docstring = inspect.getdoc(inspect.getmodule(rule.check)) or ""
    assert docstring.startswith(f"{rule.id} {rule.name}: ")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_sources_are_known(rule: Rule) -> None:
    assert rule.sources or rule not in FINISHED, "a reader must be able to look it up"
    assert not [key for key in rule.sources if key not in SOURCES]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_words_are_complete(rule: Rule, language: Language) -> None:
    words = Catalogue(language).rule(rule.id, rule.family.value)
    allowed = {*rule.fact_names(), "subject"}
    assert tuple(words.remedy) == REMEDY_STEPS, "all seven steps, in the fixed order"
    assert set(words.options) == {option.name for option in fields(rule.options)}
    assert holes(words.text) <= allowed
    assert "subject" in holes(words.text)
    for template in (words.title, words.condition, words.why, words.false_alarms, *words.options.values()):
        assert template.strip()
        assert not holes(template)
    for step, template in words.remedy.items():
        assert template.strip(), step
        assert holes(template) <= allowed
    for template in (words.text, words.why, *words.remedy.values()):
        assert not NUMBER_ALWAYS_LATIN.search(template)


def test_both_languages_use_the_same_evidence() -> None:
    for rule in RULES:
        japanese, english = (
            holes(Catalogue(language).rule(rule.id, rule.family.value).text) for language in LANGUAGES
        )
        assert japanese == english, rule.id


def test_words_name_only_rules_that_exist() -> None:
    ids = {rule.id for rule in RULES}
    for language in LANGUAGES:
        for family in {rule.family.value for rule in RULES}:
            assert Catalogue(language).rule_ids(family) <= ids


def test_ids_are_in_order() -> None:
    by_family: dict[str, list[str]] = {}
    for rule in RULES:
        by_family.setdefault(rule.family.value, []).append(rule.id)
    for ids in by_family.values():
        assert ids == sorted(ids)


def test_severities_of_the_catalogue_are_ordered() -> None:
    assert Severity.CRITICAL.at_least(Severity.HIGH)
    assert Severity.LOW.moved(-1) is Severity.LOW


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_words_are_left_to_do(rule: Rule, language: Language) -> None:
    assert words_to_do(rule, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_fact_has_a_label_or_is_internal(rule: Rule, language: Language) -> None:
    labels = evidence._labels(rule.id, rule.family.value, rule.subject, rule.facts, Catalogue(language))
    assert all(labels.values()), "a fact without a label would be lost to a reader"
    assert set(Catalogue(language).rule(rule.id, rule.family.value).labels) <= set(rule.fact_names())
