"""A new rule's files, written into a checkout: the rule, its cases, its line in the family's table, its words in both languages.

What is written runs as it stands and says nothing about any company that does not ask for it. What its author has to
write is marked TODO; until no TODO is left in the words, the tests ask for nothing else.
"""

import builtins
import keyword
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from orgaudit.model.dataclass import dataclass
from orgaudit.model.pattern import pattern
from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.spec import Family
from orgaudit.wording.catalogue import LANGUAGES, REMEDY_STEPS, Language

NAME: Final = pattern(r"[a-z]+(-[a-z]+)*")

TODO: Final = "TODO"


class BadNameError(ValueError):
    """A name that no new rule can have: not of the form ``late-escalation``, or taken by a rule, a family, a module or Python."""


@dataclass(frozen=True, slots=True)
class NewRule:
    """What is decided of a new rule before it is written."""

    id: str
    name: str
    family: Family

    @property
    def module(self) -> str:
        """The name of its file."""
        return self.name.replace("-", "_")

    @property
    def stem(self) -> str:
        """The beginning of the names of its classes."""
        return self.name.title().replace("-", "")


def new_rule(family: Family, name: str) -> NewRule:
    """Return a rule with the next free number of its family. Raises BadNameError for a name that it cannot have."""
    families = {word.casefold() for item in Family for word in (item.value, item.prefix)}
    if not NAME.fullmatch(name) or name in families | {rule.name for rule in BUILTIN.rules}:
        raise BadNameError(name)
    # Its module is imported by its name beside the others: a keyword is no name, and tuple would be another thing there.
    if keyword.iskeyword(name) or hasattr(builtins, name):
        raise BadNameError(name)
    numbers = [int(rule.id[3:]) for rule in BUILTIN.rules if rule.family is family and int(rule.id[3:]) < 90]
    return NewRule(f"{family.prefix}{max(numbers, default=0) + 1:03}", name, family)


def files_of(rule: NewRule, package: Path) -> Mapping[Path, str]:
    """Return the files of a rule with their texts; ``package`` is the folder ``orgaudit`` of the checkout.

    Raises BadNameError where a module or a folder is called so already.
    """
    folder = package / "rules" / rule.family.value
    if any((folder / f"{rule.module}{ending}").exists() for ending in ("", ".py", ".cases.yaml")):
        raise BadNameError(rule.name)
    table = folder / "__init__.py"
    written = {
        folder / f"{rule.module}.py": _rule(rule),
        folder / f"{rule.module}.cases.yaml": _cases(rule),
        table: _with_line(table.read_text(encoding="utf-8"), rule),
    }
    for language in LANGUAGES:
        words = package / "wording" / language / f"{rule.family.value}.yaml"
        written[words] = words.read_text(encoding="utf-8").rstrip("\n") + "\n" + _words(rule, language)
    return written


def _with_line(table: str, rule: NewRule) -> str:
    start, end = table.index("import (\n") + len("import (\n"), table.index("\n)")
    names = sorted({*table[start:end].split("\n"), f"    {rule.module},"})
    head = table[:start] + "\n".join(names) + table[end:]
    last = head.rindex("\n)")
    return f"{head[:last]}\n    {rule.module}.RULE,{head[last:]}"


def _rule(rule: NewRule) -> str:
    return f'''"""{rule.id} {rule.name}: {TODO} say in one sentence what is wrong.

{TODO}: say when it fires, what is clean, which missing facts leave it not judged, and what was chosen where sources differ.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcomes
from orgaudit.findings.severity import Severity
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold


@dataclass(frozen=True, slots=True)
class {rule.stem}Options(Options):
    most_changes: float = threshold(12, Origin.HOUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class {rule.stem}Facts(Facts):
    """What {rule.id} tells: the holes that its sentences may use. {TODO}: yours."""

    changes_per_year: float


def check(org: Organization, options: {rule.stem}Options) -> Outcomes:
    """Judge every duty that the rule is about. {TODO}: which these are; now those with the tag "{rule.name}"."""
    for duty in org.duties:
        if "{rule.name}" not in (duty.tags or ()):
            continue
        changes = duty.changes_per_year
        if not isinstance(changes, int | float):
            yield NotJudged(duty, ("duty.changes_per_year",))
        elif changes <= options.most_changes:
            yield Clean(duty)
        else:
            yield Hit(duty, {rule.stem}Facts(changes_per_year=changes), field="changes_per_year")


RULE = Rule(
    id="{rule.id}",
    name="{rule.name}",
    family=Family.{rule.family.name},
    severity=Severity.MEDIUM,
    ceiling=Severity.MEDIUM,
    since="0.1",
    subject="duty",
    check=check,
    facts={rule.stem}Facts,
    options={rule.stem}Options,
    effort_hours=8,
    # {TODO}: the move that settles it; with ``fix``, a function in fixes.py, the plan can try it out.
    move=Move.WRITE_MANUAL,
    # {TODO}: keys of knowledge/sources.yaml.
    sources=(),
)
'''


def _cases(rule: NewRule) -> str:
    duties = {
        "a hit": ("changes_per_year: 30, ", "hits:\n      - {subject: sales/quotes, severity: medium}"),
        "a near miss": ("changes_per_year: 12, ", "clean: [sales/quotes]"),
        "not judged": ("", "not_judged:\n      - {subject: sales/quotes, missing: [duty.changes_per_year]}"),
    }
    cases = "".join(
        f"""  - name: {name}
    company:
      company: Meadow & Sons
      departments:
        - name: Sales
          duties:
            - {{name: Quotes, {facts}tags: [{rule.name}]}}
    {answer}
"""
        for name, (facts, answer) in duties.items()
    )
    return f"# Each case is a small company and what this one rule says of it. {TODO}: yours, believable ones.\ncases:\n{cases}"


def _words(rule: NewRule, language: Language) -> str:
    own = {"ja": "業務「{subject}」", "en": "“{subject}”"}[language]
    remedy = "".join(f"    {step}: {TODO}\n" for step in REMEDY_STEPS)
    return f"""{rule.id}:
  title: {TODO}
  condition: {TODO}
  text: "{TODO} {own}: {{changes_per_year}}"
  why: {TODO}
  false_alarms: {TODO}
  options:
    most_changes: {TODO}
  remedy:
{remedy}"""
