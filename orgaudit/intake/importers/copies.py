"""Branches and mirrors: several copies of one repository are one organisation at several places, not several that do the same."""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

LEAST: Final = 2
"""Paths, each with who answers for it, that two repositories share at least to be copies; house default: a single ``*`` stands in many files."""

ALIKE: Final = 0.5
"""Share of what either says, together, that copies have in common; house default: a release branch keeps most of them."""

MOST_HEADS: Final = 100
"""Repositories that are remembered of one path; house default: a path that stands in more of them tells none from another."""


def copies_of(paths: Mapping[str, AbstractSet[str]]) -> dict[str, str]:
    """Return the repositories, by name, that are copies of each other by what each says of its paths, with the name of the first of them."""
    found: dict[str, str] = {}
    having: dict[str, list[str]] = {}
    for name, own in paths.items():
        shared = Counter(head for path in own for head in having.get(path, ()))
        head = next(
            (
                one
                for one, both in shared.most_common()
                if both >= LEAST and both >= ALIKE * len(own | paths[one])
            ),
            None,
        )
        if head is not None:
            found |= {head: head, name: head}
            continue
        for path in own:
            holders = having.setdefault(path, [])
            if len(holders) < MOST_HEADS:
                holders.append(name)
    return found


def at_site(name: str, site: str) -> str:
    """Return what a department of one copy is called."""
    return f"{name} ({site})"


def distinct(paths: Sequence[tuple[str, ...]]) -> list[str]:
    """Return what folders are called: by the last part of each path, with those above it where another one ends alike."""
    endings = Counter(path[-count:] for path in paths for count in range(1, len(path) + 1))
    names: dict[str, None] = {}
    for path in paths:
        lengths = range(1, len(path) + 1)
        length = next((count for count in lengths if endings[path[-count:]] == 1), 1)
        name = "/".join(path[-length:])
        names[name if name not in names else f"{name} {len(names) + 1}"] = None
    return list(names)
