"""The packs of a run: ours, the installed ones that its settings enable, and the company's own rules."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from orgaudit.own.company_rules import rule_of, words_of
from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.pack import RulePack
from orgaudit.settings import OwnRule, Settings
from orgaudit.wording.catalogue import WordSource

OWN: Final = "own"
"""The pack of the company itself, whose words stand in its settings."""


def packs_of(settings: Settings) -> tuple[RulePack, ...]:
    """Return the packs that settings ask for, ours first. The same settings give the very same rules."""
    return (BUILTIN, *(_company(settings.rules) if settings.rules else ()))


def word_sources(settings: Settings) -> tuple[WordSource, ...]:
    """Return where the words of the rules of settings lie."""
    own = (words_of(settings.rules),) if settings.rules else ()
    return (*(pack.words for pack in packs_of(settings) if pack.name != OWN), *own)


@lru_cache(maxsize=16)
def _company(rules: tuple[OwnRule, ...]) -> tuple[RulePack, ...]:
    return (RulePack(name=OWN, rules=tuple(rule_of(rule) for rule in rules), words=Path(OWN)),)
