"""Company files in JSON: what is written into one as YAML would have it becomes JSON again."""

import json
from collections.abc import Mapping
from typing import Any

import yaml

from orgaudit.intake.editing.edits import Edited
from orgaudit.intake.yaml.json_pairs import whole_signs

_MOST_INDENT = 8


def kept_as_json(before: Mapping[str, str], edited: Edited) -> Edited:
    """Return the texts after edits, those that were JSON before as JSON, laid out with the same indentation.

    Where the values of the edits went is no longer known for these.
    """
    changed = {
        path: _as_json(text, like=before[path])
        for path, text in edited.texts.items()
        if text != before.get(path) and _is_json(before.get(path, "")) and not _is_json(text)
    }
    if not changed:
        return edited
    written = {number: place for number, place in edited.written.items() if place.path not in changed}
    return Edited({**edited.texts, **changed}, written)


def _is_json(text: str) -> bool:
    if text.lstrip()[:1] != "{":
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _as_json(text: str, *, like: str) -> str:
    inner = like[like.find("\n") + 1 :] if "\n" in like.strip() else ""
    indent = len(inner) - len(inner.lstrip(" "))
    end = "\r\n" if "\r\n" in like else "\n"
    data = _said(yaml.compose(text, Loader=yaml.SafeLoader))
    made = json.dumps(data, ensure_ascii=False, indent=min(indent, _MOST_INDENT) if inner else None)
    return made.replace("\n", end) + (end if like.endswith("\n") else "")


def _said(node: Any) -> Any:
    """Return what a node says in JSON: of a text without quotes a number, true, false or null as such, all else as text."""
    if isinstance(node, yaml.MappingNode):
        return {whole_signs(str(key.value)): _said(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_said(item) for item in node.value]
    if node.style is None:
        try:
            return json.loads(node.value)
        except ValueError:
            return node.value
    return whole_signs(node.value)
