"""The words of one language: rules, reports, problems, commands. Every file is read on first use."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final, Literal

from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import kinds_of
from orgaudit.findings.severity import Confidence
from orgaudit.knowledge.data_file import read_data
from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.vocabulary import Stated
from orgaudit.wording.phrase import Write, fill

Language = Literal["ja", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("ja", "en")

REMEDY_STEPS: Final = ("eliminate", "combine", "rearrange", "simplify", "tool", "rpa", "outsource")
"""The fixed order of remedies: ECRS first, then a tool, then RPA, then outsourcing."""

OWN_STEP: Final = "own"
"""The one remedy of a rule that knows no ladder."""

ASKS: Final = ("?", "か。")
"""Signs by which a text asks, in either language."""

WORDS_DIR: Final = Path(__file__).parent

Name = Callable[[str, str], str]
"""Turns a kind (``person``, ``department``, ``media`` ...) and a code into the reader's words."""

User = Callable[[str], str]
"""Makes a text of the user fit to be told."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is told about one finding. ``remedy`` pairs each step with its advice, in the fixed order."""

    title: str
    text: str
    why: str
    remedy: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RuleWords:
    """The templates of one rule. Only ``text`` and ``remedy`` may have holes.

    ``labels`` name the facts of this rule alone; those that several share are named once, for all, as ``report.fact``.
    """

    title: str
    condition: str
    text: str
    why: str
    false_alarms: str
    remedy: Mapping[str, str]
    options: Mapping[str, str]
    labels: Mapping[str, str]

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps that have a remedy, in the fixed order; rules that are not ours may have one of their own."""
        return tuple([step for step in (*REMEDY_STEPS, OWN_STEP) if step in self.remedy])


class GivenWords:
    """Words of rules that stand in no folder: language -> family -> id -> entry, as a word file holds it."""

    __slots__ = ("entries",)

    def __init__(self, entries: Mapping[Language, Mapping[str, Mapping[str, Any]]]) -> None:
        self.entries = entries


WordSource = Path | GivenWords


@dataclass(frozen=True)
class Catalogue:
    """The catalogue of one language. ``folders`` are where the words of the rule packs in use lie, ours first."""

    language: Language
    folders: tuple[WordSource, ...] = field(default=(WORDS_DIR,))

    @cached_property
    def _read(self) -> dict[tuple[WordSource, str], Mapping[str, Any]]:
        return {}

    @cached_property
    def _rules(self) -> dict[tuple[str, str], RuleWords]:
        return {}

    @cached_property
    def _sentences(self) -> dict[str, str]:
        return {}

    @cached_property
    def _plain(self) -> dict[str, str | None]:
        return {}

    def _words(self, folder: WordSource, name: str) -> Mapping[str, Any]:
        if isinstance(folder, GivenWords):
            return folder.entries[self.language].get(name, {})
        key = (folder, name)
        if key not in self._read:
            path = folder / self.language / f"{name}.yaml"
            self._read[key] = (read_data(path) or {}) if path.is_file() else {}
        return self._read[key]

    def rule(self, rule_id: str, family: str) -> RuleWords:
        """Return the templates of a rule. Raises KeyError where the language has no words for it."""
        known = self._rules.get((rule_id, family))
        if known is not None:
            return known
        for folder in self.folders:
            entry = self._words(folder, family).get(rule_id)
            if entry is not None:
                made = self._rules[rule_id, family] = RuleWords(**{"options": {}, "labels": {}, **entry})
                return made
        message = f"{self.language}: no words for {rule_id}"
        raise KeyError(message)

    def rule_ids(self, family: str) -> frozenset[str]:
        """Return the ids of all rules that have words in this family's files."""
        return frozenset(rule_id for folder in self.folders for rule_id in self._words(folder, family))

    def ui(self, key: str, /, **facts: object) -> str:
        """Return a sentence of ours. ``key`` is ``file.group.name``; facts fill its holes.

        Raises KeyError for an unknown key, which the catalogue test finds first.
        """
        template = self._sentences.get(key)
        if template is None:
            file, *path = key.split(".")
            words: Any = self._words(WORDS_DIR, file)
            for step in path:
                words = words[step]
            template = self._sentences[key] = str(words)
        return fill(template, facts, self._fact)

    def _fact(self, _name: str, value: object) -> str:
        return self.write(value)

    def keys(self, key: str) -> tuple[str, ...]:
        """Return the names of the sentences of a group, ``file.group``, in their order. Raises KeyError."""
        file, group = key.split(".")
        return tuple(self._words(WORDS_DIR, file)[group])

    def has_ui(self, key: str) -> bool:
        """Whether a sentence of ours exists under this key."""
        file, *path = key.split(".")
        words: Any = self._words(WORDS_DIR, file)
        for step in path:
            if not isinstance(words, Mapping) or step not in words:
                return False
            words = words[step]
        return isinstance(words, str)

    def ui_or_none(self, key: str) -> str | None:
        """Return a sentence of ours that has no holes, looked up once; ``None`` where there is none under this key."""
        if key not in self._plain:
            self._plain[key] = self.ui(key) if self.has_ui(key) else None
        return self._plain[key]

    def message(self, finding: Finding, subject: str, name: Name, user: User) -> Message:
        """Tell one finding of a subject by the name that a reader may see.

        ``name`` words the ids and codes in its facts, ``user`` the texts that the user wrote.
        """
        words = self.rule(finding.rule, finding.family)
        facts, write = self._facts_of(finding, subject, name, user)
        return Message(
            title=words.title,
            text=self._told(words.text, finding, facts, write),
            why=words.why,
            remedy=tuple((step, fill(words.remedy[step], facts, write)) for step in words.steps),
        )

    def title_and_text(self, finding: Finding, subject: str, name: Name, user: User) -> tuple[str, str]:
        """Tell of a finding what is its own, without what its rule says of all of them."""
        words = self.rule(finding.rule, finding.family)
        return words.title, self._told(words.text, finding, *self._facts_of(finding, subject, name, user))

    def _told(self, text: str, finding: Finding, facts: Mapping[str, object], write: Write) -> str:
        """Fill the text of a finding; what is only inferred is asked, where the text does not ask by itself."""
        told = fill(text, facts, write)
        if finding.confidence is not Confidence.LOW or any(sign in told for sign in ASKS):
            return told
        return f"{told}{self.ui('common.asked')}"

    def _facts_of(
        self, finding: Finding, subject: str, name: Name, user: User
    ) -> tuple[Mapping[str, object], Write]:
        """Return the facts of a finding, and what writes one of them."""
        kinds = kinds_of(finding.facts)
        facts: dict[str, object] = {key: getattr(finding.facts, key) for key in kinds}
        facts["subject"] = subject

        def write(key: str, value: object) -> str:
            if value is None:
                return ""
            kind = kinds.get(key)
            if isinstance(value, str):
                return name(kind, value) if kind else value if key == "subject" else user(value)
            if kind:
                return self.write(_each(value, name, kind))
            return self.write(_each(value, user))

        return facts, write

    def write(self, value: object) -> str:
        """Write a value as the language writes it; unknown and empty become an empty text."""
        if value.__class__ is str:  # by far the most
            return str(value)
        if value is None:
            return ""
        if isinstance(value, Stated):
            return self.ui("common.none")
        if isinstance(value, bool):
            return self.ui("common.yes" if value else "common.no")
        if isinstance(value, int | float):
            return _number(value)
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, tuple | list):
            return self._listed([self.write(item) for item in value])
        return str(value)

    def _listed(self, items: list[str]) -> str:
        if self.language == "ja":
            return "、".join(items)
        if len(items) < 3:
            return " and ".join(items)
        return f"{', '.join(items[:-1])} and {items[-1]}"


def _each(value: object, tell: Callable[..., str], *kind: str) -> object:
    """Return a fact with each text in it as it is told, by its kind where that is asked for."""
    if isinstance(value, tuple | list):
        return [_each(item, tell, *kind) for item in value]
    return tell(*kind, value) if isinstance(value, str) else value


@lru_cache(maxsize=4_096)
def _number(value: float) -> str:
    # Hundreds with a decimal would look more exact than anything told here is.
    rounded = round(value, 0 if abs(value) >= 100 else 1)
    return f"{int(rounded):,}" if rounded == int(rounded) else f"{rounded:,.1f}"
