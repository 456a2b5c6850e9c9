"""A key that stands twice in a file of data would silently hide the first one."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import orgaudit

ROOT = Path(orgaudit.__file__).parent
FILES = sorted(ROOT.rglob("*.yaml"))


def maps(node: yaml.Node) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from maps(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from maps(item)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_no_key_stands_twice(file: Path) -> None:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    root = yaml.compose(file.read_text(encoding="utf-8"), Loader=loader)
    found = [
        (key, node.start_mark.line + 1)
        for node in (maps(root) if root is not None else ())
        for key, count in Counter(name.value for name, _ in node.value).items()
        if count > 1
    ]
    assert found == []
