"""What the parsers complain of, by kind: each kind has words of its own in both languages, and no English of a library is shown.

libyaml and PyYAML word the same complaint differently; the table holds parts of both.
"""

from collections.abc import Mapping
from typing import Final

from yaml import YAMLError
from yaml.error import Mark, MarkedYAMLError

from orgaudit.intake.problems import InputProblem, problem_at
from orgaudit.model.pattern import pattern

_IN_PROBLEM: Final[tuple[tuple[str, str], ...]] = (
    ("tab_indent", "tab character"),
    ("tab_indent", r"character '\t'"),
    ("yaml_no_colon", "expected ':'"),
    ("yaml_escape", "escape character"),
    ("yaml_escape", "hexdecimal"),
    ("yaml_escape", "hexadecimal"),
    ("yaml_escape", "escape code"),
    ("yaml_tag", "tag handle"),
    ("yaml_tag", "URI"),
    ("yaml_directive", "directive"),
    ("yaml_directive", "YAML document"),
    ("yaml_outside", "document start"),
    ("yaml_item_or_key", "expected '-' indicator"),
    ("yaml_item_or_key", "sequence entries are not allowed"),
    ("yaml_item_or_key", "mapping keys are not allowed"),
    ("yaml_item_or_key", "expected key"),
    ("yaml_item_or_key", "<block end>"),
    ("yaml_no_value", "node content"),
)
_IN_CONTEXT: Final[tuple[tuple[str, str], ...]] = (
    ("yaml_block_text", "block scalar"),
    ("yaml_directive", "directive"),
    ("yaml_tag", "tag"),
)
_WITH_SIGN: Final = frozenset(("yaml_block_text", "yaml_no_value"))

_HALF_A_SIGN: Final = pattern("[dD][89a-fA-F][0-9a-fA-F]{2}")
"""The code of half a sign, as JSON has it in pairs; the complaint is made at its digits."""

_QUOTES: Final = ("'", '"')

KINDS: Final = frozenset(
    ("syntax", "yaml_after_quote", "yaml_half_sign", *(code for code, _ in (*_IN_PROBLEM, *_IN_CONTEXT)))
)
"""What may be told of a text that cannot be read to its end, beside what is certain to be meant."""


def kind_of(error: YAMLError, text: str, path: str) -> InputProblem | None:
    """Return a complaint by its kind, at the place where it was made; None where it is of none of them."""
    if not isinstance(error, MarkedYAMLError):
        return None
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return None
    code = _found(_IN_CONTEXT[:1], error.context) or _found(_IN_PROBLEM, error.problem)
    code = code or _found(_IN_CONTEXT, error.context)
    if code is None:
        return None
    if code == "yaml_item_or_key" and text[: mark.index].rstrip(" ")[-1:] in _QUOTES:
        code = "yaml_after_quote"
    if code == "yaml_escape" and _HALF_A_SIGN.match(text, mark.index):
        code = "yaml_half_sign"
    if code in ("yaml_block_text", "yaml_tag") and error.context_mark is not None:
        mark = error.context_mark
    return _problem(code, text, path, mark)


def _found(kinds: tuple[tuple[str, str], ...], told: str | None) -> str | None:
    return next((code for code, part in kinds if part in (told or "")), None)


def _problem(code: str, text: str, path: str, mark: Mark) -> InputProblem:
    sign = text[mark.index : mark.index + 1].strip()
    facts: Mapping[str, object] = {"found": sign or None} if code in _WITH_SIGN else {}
    return problem_at(code, path, mark.line, mark.column, facts)
