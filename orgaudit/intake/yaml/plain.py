"""Our own tables as plain lists, maps and texts, read by the same events as the files of users."""

from pathlib import Path
from typing import Any

from orgaudit.intake.problems import InputProblem
from orgaudit.intake.yaml.events import YamlText
from orgaudit.intake.yaml.limits import Limits
from orgaudit.intake.yaml.nodes import Node, OpenList, OpenMap, Pairs


def plain_file(path: Path) -> Any:
    """Return what a table of ours holds. Raises ValueError where anything in it is unusual."""

    def refuse(problem: InputProblem) -> None:
        raise ValueError(problem.code)

    text = YamlText(path.read_text(encoding="utf-8"), path.name, Limits(), refuse)
    return {_plain(key): _plain(value) for key, value in text.entries()}


def _plain(node: Node | OpenList | OpenMap) -> Any:
    if isinstance(node, tuple):
        return node[0]
    if isinstance(node, OpenMap):
        return _plain(node.events.node(node.start, node.depth))
    if isinstance(node, Pairs):
        return {_plain(key): _plain(value) for key, value in node.pairs}
    return [_plain(item) for item in node.items]
