"""Our own tables as plain lists, maps and texts, read by the same events as the files of users."""

from pathlib import Path
from typing import Any

from yaml import YAMLError

from orgaudit.intake.problems import InputProblem
from orgaudit.intake.yaml.events import UnreadableText, YamlText
from orgaudit.intake.yaml.limits import Limits
from orgaudit.intake.yaml.nodes import Node, OpenList, OpenMap, Pairs, RegularMap
from orgaudit.knowledge.compiled.tables import compiled
from orgaudit.knowledge.data_file import table_name


def plain_file(path: Path) -> Any:
    """Return what a table of ours holds, in its compiled form. Raises ValueError where anything in it is unusual."""
    return compiled(table_name(str(path)), (str(path),), lambda: parsed_plain(path))


def parsed_plain(path: Path) -> Any:
    """Return what a table of ours holds, from its source."""
    return parsed_text(path.read_text(encoding="utf-8"), path.name)


def parsed_text(source: str, name: str) -> Any:
    """Return what a text without typed values holds. Raises ValueError where it is no YAML, or more of it than any input may be."""

    def refuse(problem: InputProblem) -> None:
        raise ValueError(problem.code)

    try:
        text = YamlText(source, name, Limits(), refuse)
        return {_plain(key): _plain(value) for key, value in text.entries()}
    except (YAMLError, UnreadableText) as error:
        raise ValueError(str(error)) from None


def _plain(node: Node | OpenList | OpenMap | RegularMap) -> Any:
    if isinstance(node, tuple):
        return node[0]
    if isinstance(node, OpenMap | RegularMap):
        return _plain(node.whole())
    if isinstance(node, Pairs):
        return {_plain(key): _plain(value) for key, value in node.pairs}
    return [_plain(item) for item in node.items]
