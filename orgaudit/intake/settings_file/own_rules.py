"""The rules of the company, as they stand in the settings file: everything but whether their conditions are right, which needs a library."""

from typing import Any, Final

from orgaudit.findings.hit import Facts
from orgaudit.findings.severity import Severity
from orgaudit.intake.settings_file.kinds import FLAG, LEVEL, Schema, choice, number_between
from orgaudit.intake.settings_file.tree import Source, as_map, as_text, as_value, known_entries
from orgaudit.intake.settings_file.values import Rules
from orgaudit.intake.spelling import folded
from orgaudit.intake.yaml.nodes import Items, Node, span_of
from orgaudit.model import Place
from orgaudit.model.pattern import pattern
from orgaudit.rules.spec import Family, Move, Rule
from orgaudit.settings import OwnRule, OwnSubject, Worded

OVER: Final[dict[str, OwnSubject]] = {
    "duties": "duty",
    "departments": "department",
    "goals": "goal",
    "handoffs": "handoff",
    "people": "person",
    "processes": "process",
}
"""What a rule may be about, and the name that its condition has for one of them."""

MOST_RULES: Final = 200
"""Rules of one file; house default."""

LONGEST_TEXT: Final = 1_000
"""Signs of one sentence of a rule; house default."""

ID: Final = pattern(r"[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*")
_LONGEST_ID: Final = 40
_OVER: Final = choice(*OVER)
_HOURS: Final = number_between(0.1, 10_000)
"""What is gained is held against the effort: without any, all is gained for nothing."""
_WORDS: Final = ("title", "text", "why", "remedy")
_KEYS: Final = ("id", "over", "when", "severity", *_WORDS, "waivable", "effort-hours")
_NEEDED: Final = ("id", "over", "when", "severity", "title")
_LANGUAGES: Final = ("ja", "en")


def read_own_rules(source: Source, node: Node, key: str, rules: Rules) -> tuple[OwnRule, ...] | None:
    """Read the rules that are well written."""
    if not isinstance(node, Items):
        source.tell("not_a_list", node, field=key)
        return None
    if len(node.items) > MOST_RULES:
        source.tell("too_many_rules", node, limit=MOST_RULES)
        return None
    taken = {folded(word) for rule in rules.values() for word in (rule.id, rule.name)}
    taken |= {folded(word) for family in Family for word in (family.value, family.prefix)}
    found: list[OwnRule] = []
    for item in node.items:
        rule = _rule(source, item, key, taken)
        if rule is not None:
            taken.add(folded(rule.id))
            found.append(rule)
    return tuple(found) or None


def _rule(source: Source, node: Node, key: str, taken: set[str]) -> OwnRule | None:
    pairs = as_map(source, node, key)
    if pairs is None:
        return None
    nodes = {name: value for name, value, _ in known_entries(source, pairs, _KEYS)}
    lacking = [name for name in _NEEDED if name not in nodes]
    if lacking:
        source.tell("rule_lacks", node, missing=tuple(lacking))
    values: dict[str, Any] = {
        "id": _read_id(source, nodes, key, taken),
        "over": as_value(source, nodes["over"], f"{key}.over", _OVER) if "over" in nodes else None,
        "severity": as_value(source, nodes["severity"], f"{key}.severity", LEVEL)
        if "severity" in nodes
        else None,
        "when": as_text(source, nodes["when"], f"{key}.when") if "when" in nodes else None,
        **{name: _worded(source, nodes[name], f"{key}.{name}") if name in nodes else () for name in _WORDS},
    }
    extra: dict[str, Any] = {}
    for name, attribute, kind in (("waivable", "waivable", FLAG), ("effort-hours", "effort_hours", _HOURS)):
        if name in nodes:
            extra[attribute] = as_value(source, nodes[name], f"{key}.{name}", kind)
    if lacking or None in (*values.values(), *extra.values()):
        return None
    when = nodes["when"]
    line, _, last, _ = span = span_of(when)
    quoted = type(when) is tuple and when[1]
    return OwnRule(
        id=values["id"],
        subject=OVER[values["over"]],
        when=values["when"],
        severity=Severity(values["severity"]),
        place=Place(source.path, *span),
        written="block" if last > line else "quoted" if quoted else "plain",
        title=values["title"],
        text=values["text"],
        why=values["why"],
        remedy=values["remedy"],
        **extra,
    )


def _read_id(source: Source, nodes: dict[str, Node], key: str, taken: set[str]) -> str | None:
    if "id" not in nodes:
        return None
    text = as_text(source, nodes["id"], f"{key}.id")
    if text is None:
        return None
    if not ID.fullmatch(text) or len(text) > _LONGEST_ID:
        source.tell("bad_rule_id", nodes["id"], found=text)
        return None
    if folded(text) in taken:
        source.tell("rule_id_taken", nodes["id"], found=text)
        return None
    return text


def _worded(source: Source, node: Node, key: str) -> Worded | None:
    """Read a text, or one for each language; a text by itself stands for all of them."""
    if type(node) is tuple:
        text = _sentence(source, node, key)
        return None if text is None else tuple((language, text) for language in _LANGUAGES)
    pairs = as_map(source, node, key)
    if pairs is None:
        return None
    found = [
        (language, _sentence(source, value, f"{key}.{language}"))
        for language, value, _ in known_entries(source, pairs, _LANGUAGES)
    ]
    texts = tuple((language, text) for language, text in found if text is not None)
    return texts if texts and len(texts) == len(found) else None


def _sentence(source: Source, node: Node, key: str) -> str | None:
    text = as_text(source, node, key)
    if text is None:
        return None
    if len(text) > LONGEST_TEXT:
        source.tell("rule_text_too_long", node, field=key, limit=LONGEST_TEXT)
        return None
    # What could act in a terminal or turn the direction of a line has no place in a sentence.
    return "".join(sign if sign.isprintable() else " " for sign in text)


def own_rules_schema() -> Schema:
    """Return the schema of the list of rules."""
    text = {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}
    by_language = {
        "type": "object",
        "properties": dict.fromkeys(_LANGUAGES, text),
        "additionalProperties": False,
        "minProperties": 1,
    }
    worded = {"anyOf": [text, by_language]}
    properties: Schema = {
        "id": {"type": "string", "pattern": f"^{ID.pattern}$", "maxLength": _LONGEST_ID},
        "over": _OVER.schema,
        "when": {"type": "string", "minLength": 1},
        "severity": LEVEL.schema,
        **dict.fromkeys(_WORDS, worded),
        "waivable": FLAG.schema,
        "effort-hours": _HOURS.schema,
        "effort_hours": _HOURS.schema,
    }
    rule = {
        "type": "object",
        "properties": properties,
        "required": list(_NEEDED),
        "additionalProperties": False,
    }
    return {"type": "array", "maxItems": MOST_RULES, "items": rule}


def named(own: OwnRule) -> Rule:
    """Return a record by which the rest of the settings can name a rule. Nothing runs it: own/company_rules.py makes the one that is run."""
    return Rule(
        id=own.id,
        name=own.id.casefold(),
        family=Family.OWN,
        severity=own.severity,
        ceiling=own.severity,
        subject=own.subject,
        check=lambda _org, _options: iter(()),
        facts=Facts,
        effort_hours=own.effort_hours,
        move=Move.FOLLOW_RULE,
    )
