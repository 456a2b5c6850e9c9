"""Packs of rules from installed distributions, by the entry point ``orgaudit.rules``. Only what the settings name is loaded."""

from functools import cache
from importlib.metadata import entry_points
from typing import Final

from orgaudit.intake.settings_file.own_rules import ID
from orgaudit.knowledge.sources import SOURCES
from orgaudit.model.dataclass import replace
from orgaudit.own.guard import guarded
from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.pack import RulePack
from orgaudit.rules.spec import Family
from orgaudit.wording.catalogue import LANGUAGES, WORDS_DIR, Catalogue
from orgaudit.wording.phrase import holes

GROUP: Final = "orgaudit.rules"


class NoPluginError(Exception):
    """No installed distribution brings a pack of this name. ``installed`` names those that there are."""

    def __init__(self, name: str, installed: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.installed = installed


class BrokenPluginError(Exception):
    """A pack that cannot be used, with what is wrong with it."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(f"{name}: {detail}")
        self.name = name
        self.detail = detail


@cache
def plugin(name: str) -> RulePack:
    """Return a pack by the name of its entry point, its rules guarded. Raises NoPluginError and BrokenPluginError."""
    found = entry_points(group=GROUP)
    if name not in found.names:
        raise NoPluginError(name, tuple(sorted(found.names)))
    try:
        pack = found[name].load()
    except (Exception, SystemExit) as error:
        raise BrokenPluginError(name, f"{type(error).__name__}: {error}") from error
    return checked(name, pack)


def checked(name: str, pack: object) -> RulePack:
    """Return a pack with its rules guarded. Raises BrokenPluginError for one that would fail later, in the middle of a report."""
    if not isinstance(pack, RulePack):
        raise BrokenPluginError(name, f"the entry point names {type(pack).__name__}, not a RulePack")
    taken = {word.casefold() for rule in BUILTIN.rules for word in (rule.id, rule.name)}
    for rule in pack.rules:
        if not ID.fullmatch(rule.id):
            raise BrokenPluginError(name, f"{rule.id!r:.60} is no id: letters, digits and single hyphens")
        if rule.family is not Family.OWN:
            raise BrokenPluginError(
                name, f"{rule.id} is of the family {rule.family}; rules of packs are of the family own"
            )
        if {rule.id.casefold(), rule.name.casefold()} & taken:
            raise BrokenPluginError(name, f"{rule.id} or {rule.name} is the name of another rule")
        unknown = [source for source in rule.sources if source not in SOURCES]
        if unknown:
            raise BrokenPluginError(name, f"{rule.id} names an unknown source: {unknown[0]}")
        for language in LANGUAGES:
            try:
                words = Catalogue(language, (WORDS_DIR, pack.words)).rule(rule.id, rule.family.value)
            except Exception as error:
                raise BrokenPluginError(name, f"{rule.id} has no good words ({language}): {error}") from error
            used = holes(words.text).union(*map(holes, words.remedy.values()))
            strange = sorted(used - {*rule.fact_names(), "subject"})
            if strange or not words.steps:
                raise BrokenPluginError(name, f"{rule.id} ({language}): {strange or 'no remedy'}")
    return replace(pack, rules=tuple(guarded(rule) for rule in pack.rules))
