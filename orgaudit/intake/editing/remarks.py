"""The remarks of the user within a value that is taken out."""

from collections.abc import Iterator

from orgaudit.intake.editing.layout import Alias, Entries, Leaf, Tree, line_end


def remarks_within(text: str, key: Tree, value: Tree, *, to_line_end: bool) -> list[str]:
    """Return the remarks behind a key, between the parts of its value and, up to the end of the line, behind the last one."""
    found: list[str] = []
    position = key.end
    end = line_end(text, value.end) if to_line_end else value.end
    for start, stop in (*_scalars(value), (end, end)):
        lines = text[position:start].splitlines()
        found += ["#" + line.partition("#")[2].rstrip() for line in lines if "#" in line]
        position = stop
    return found


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
