"""The remarks of the user within a value that is taken out, or carried elsewhere."""

from collections import Counter
from collections.abc import Iterator

from orgaudit.intake.editing.layout import Alias, Entries, Leaf, Tree, line_end
from orgaudit.model.pattern import pattern

_REMARK = pattern("(?:^|(?<=[\\s\\[\\]{},:]))#.*")

_NEXT = pattern("(?<=\\s)(?=#)")


def remarks_within(text: str, key: Tree, value: Tree, *, to_line_end: bool) -> list[str]:
    """Return the remarks behind a key, between the parts of its value and, up to the end of the line, behind the last one."""
    end = line_end(text, value.end) if to_line_end else value.end
    return remarks_between(text, key.end, end, value)


def remarks_between(text: str, start: int, end: int, *trees: Tree) -> list[str]:
    """Return the remarks in a part of a text; ``trees`` are what stands there besides."""
    found: list[str] = []
    position = start
    for first, last in (*(item for tree in trees for item in _scalars(tree)), (end, end)):
        for line in text[position:first].splitlines():
            if remark := _REMARK.search(line):
                found.append(remark.group().rstrip())
        position = max(position, last)
    return found


def remarks_of(text: str, tree: Tree | None) -> Counter[str]:
    """Return every remark of a text, with how often it stands there."""
    return counted(remarks_between(text, 0, len(text), *(() if tree is None else (tree,))))


def counted(remarks: list[str]) -> Counter[str]:
    """Count remarks; two that stand behind each other on one line are two."""
    return Counter(one.strip() for remark in remarks for one in _NEXT.split(remark))


def in_lines(remarks: list[str], indent: int, newline: str) -> str:
    """Return remarks as lines of their own."""
    return "".join(f"{' ' * indent}{remark}{newline}" for remark in remarks)


def _scalars(tree: Tree) -> Iterator[tuple[int, int]]:
    """Yield where the scalars of a value stand."""
    if isinstance(tree, Leaf | Alias):
        yield tree.start, tree.end
    elif isinstance(tree, Entries):
        for key, value in tree.pairs:
            yield from _scalars(key)
            yield from _scalars(value)
    else:
        for item in tree.items:
            yield from _scalars(item)
