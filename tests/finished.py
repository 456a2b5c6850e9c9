"""The rules whose words are written. A rule fresh from the scaffold is asked for its words first, then for all the rest."""

from typing import Final

from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.spec import Rule
from orgaudit.scaffold import TODO
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language


def words_to_do(rule: Rule, language: Language) -> list[str]:
    """Return the keys of a rule's entry that still say TODO."""
    words = Catalogue(language).rule(rule.id, rule.family.value)
    plain = {name: getattr(words, name) for name in ("title", "condition", "text", "why", "false_alarms")}
    nested = {"remedy": words.remedy, "options": words.options}
    told = plain | {f"{group}.{key}": text for group, entry in nested.items() for key, text in entry.items()}
    return [key for key, text in told.items() if TODO in text]


FINISHED: Final = tuple(
    rule for rule in BUILTIN.rules if not any(words_to_do(rule, language) for language in LANGUAGES)
)
