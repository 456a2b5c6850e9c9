"""The packs of a run: ours, the installed ones that its settings enable, and the company's own rules."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from orgaudit.model.dataclass import replace
from orgaudit.own.checking import problems_of
from orgaudit.own.company_rules import rule_of, words_of
from orgaudit.own.engines import NoEngineError
from orgaudit.own.plugins import BrokenPluginError, NoPluginError, plugin
from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.pack import RulePack
from orgaudit.settings import OwnRule, Settings
from orgaudit.wording.catalogue import WordSource

OWN: Final = "own"
"""The pack of the company itself, whose words stand in its settings."""


def packs_of(settings: Settings) -> tuple[RulePack, ...]:
    """Return the packs that settings ask for, ours first. The same settings give the very same rules.

    Raises NoPluginError and BrokenPluginError, and NoEngineError where no library is installed for the rules of the company.
    """
    installed = tuple(plugin(name) for name in settings.plugins)
    _refuse_twice(installed)
    return (BUILTIN, *installed, *(_company(settings.rules) if settings.rules else ()))


def word_sources(settings: Settings) -> tuple[WordSource, ...]:
    """Return where the words of the rules of settings lie."""
    own = (words_of(settings.rules),) if settings.rules else ()
    return (*(pack.words for pack in packs_of(settings) if pack.name != OWN), *own)


def _refuse_twice(packs: tuple[RulePack, ...]) -> None:
    taken: set[str] = set()
    for pack in packs:
        words = {word.casefold() for rule in pack.rules for word in (rule.id, rule.name)}
        if words & taken:
            raise BrokenPluginError(pack.name, f"another pack has {min(words & taken)} too")
        taken |= words


def usable(settings: Settings) -> Settings:
    """Return settings without the rules that cannot run: for who must go on, such as an editor, where the command line would say why."""
    plugins = tuple(name for name in settings.plugins if _loads(name))
    try:
        _refuse_twice(tuple(map(plugin, plugins)))
    except BrokenPluginError:
        plugins = ()
    try:
        rules = () if problems_of(settings.rules) else settings.rules
    except NoEngineError:
        rules = ()
    return replace(settings, plugins=plugins, rules=rules)


def _loads(name: str) -> bool:
    try:
        plugin(name)
    except (NoPluginError, BrokenPluginError):
        return False
    return True


@lru_cache(maxsize=16)
def _company(rules: tuple[OwnRule, ...]) -> tuple[RulePack, ...]:
    return (RulePack(name=OWN, rules=tuple(rule_of(rule) for rule in rules), words=Path(OWN)),)
