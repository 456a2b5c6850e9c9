"""What an editor sees in a YAML text: plain values by the core schema of YAML 1.2; keys are texts."""

import re
import unicodedata
from typing import Any

import yaml

_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_INFINITE = re.compile(r"([-+]?)\.(inf|Inf|INF)")
_NO_NUMBER = (".nan", ".NaN", ".NAN")


def seen_by_an_editor(text: str) -> Any:
    return _value(yaml.compose(text, Loader=yaml.BaseLoader))


def normalised(value: Any) -> Any:
    """Return a value with its texts and keys in NFKC: other widths of a word are beyond the schema."""
    if isinstance(value, dict):
        return {normalised(key): normalised(item) for key, item in value.items()}
    if isinstance(value, list):
        return [normalised(item) for item in value]
    return unicodedata.normalize("NFKC", value) if isinstance(value, str) else value


def _value(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    if not isinstance(node, yaml.ScalarNode):
        return None
    return node.value if node.style in ("'", '"', "|", ">") else plain(node.value)


def plain(text: str) -> Any:
    """Return what a bare scalar is by the core schema."""
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return text.lower() == "true"
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OCTAL.fullmatch(text) or _HEXADECIMAL.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text):
        return float(text)
    if match := _INFINITE.fullmatch(text):
        return float(f"{match[1]}inf")
    return float("nan") if text in _NO_NUMBER else text
