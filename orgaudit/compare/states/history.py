"""The company as it was at a state of the repository."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final

from orgaudit.compare.states.committed_tree import CommittedTree, committed_tree, is_part
from orgaudit.compare.states.git import EndedError, NoHistoryError, Repository, repository_of
from orgaudit.compare.states.git_process import MOST
from orgaudit.compare.states.refs import bases_of, commit_named
from orgaudit.compare.states.stored import exists_in_folder, unfiltered
from orgaudit.intake.loaded import Loaded
from orgaudit.intake.reading import load_parts

Found = Mapping[str, str]
"""Files by the names under which they are read -> what each leads to."""

MOST_CANDIDATES: Final = 200
"""Files that are gone and might have been this company; more are not read."""

MOST_LOOKED_AT: Final = 4 * 2**20
"""Bytes of such files that are read, a few seconds; house default. What git takes for the file before it was renamed is read whatever its size."""


def company_at(
    ref: str, paths: Sequence[str], *, today: date, company: str | None = None, merge_base: bool = False
) -> Loaded | None:
    """Read the company of ``paths`` as it was at a git ref; ``None`` where nothing of it was there yet.

    With ``merge_base`` as it was where this branch left the ref. A company that lay elsewhere is found by git's
    detection of renames, else by its name ``company``. Raises NoHistoryError where there is no repository, no git, no such ref.
    """
    repository = repository_of(Path(paths[0]))
    commit = _base(repository, ref, paths) if merge_base else commit_named(repository, ref)
    tree = committed_tree(repository, commit, ref)
    found = _found(tree, [_scope(repository, Path(path)) for path in paths])
    if found:
        return _read(tree, found, today)
    return _moved(tree, paths, company, today) if company is not None else None


def blobs_at(ref: str, paths: Sequence[str], loaded: Loaded | None = None) -> tuple[str, ...]:
    """Return the ids of the blobs that hold the company of ``paths`` at a git ref, in the order in which they are read.

    Of a company that lay elsewhere those of the files that ``loaded`` was read from. Nothing where there are none of either.
    """
    repository = repository_of(Path(paths[0]))
    tree = committed_tree(repository, commit_named(repository, ref), ref)
    scopes = [_scope(repository, Path(path)) for path in paths]
    if loaded is not None:
        names = [path.removeprefix(f"{ref}:") for path in loaded.paths]
        found: Found = {name: real for name in names if (real := tree.real(name)) is not None}
    else:
        found = _found(tree, scopes)
    return _blobs(tree, found)


def lay_elsewhere(ref: str, paths: Sequence[str], loaded: Loaded) -> tuple[str, ...]:
    """Return the files that a company was read from at a git ref, as far as they are not where ``paths`` are."""
    repository = repository_of(Path(paths[0]))
    scopes = [_scope(repository, Path(path)) for path in paths]
    names = (path.removeprefix(f"{ref}:") for path in loaded.paths)
    return tuple(name for name in names if not any(_lies_in(name, scope) for scope in scopes))


def from_the_root(path: str) -> str:
    """Return a path as counted from the root of the repository that we are in, as git counts it. Raises NoHistoryError."""
    return str(repository_of(Path()).root / path)


def commit_of(ref: str) -> str:
    """Return the commit that a ref names in the repository that we are in. Raises NoHistoryError."""
    return commit_named(repository_of(Path()), ref)


def _base(repository: Repository, ref: str, paths: Sequence[str]) -> str:
    """Return where this branch left a ref. Raises NoHistoryError where it did so more than once, and the company was not the same there."""
    first, *others = bases_of(repository, ref)
    if others:
        scopes = [_scope(repository, Path(path)) for path in paths]
        trees = (committed_tree(repository, base, ref) for base in (first, *others))
        if len({_blobs(tree, _found(tree, scopes)) for tree in trees}) > 1:
            raise NoHistoryError("several_bases", ref=ref)
    return first


def _blobs(tree: CommittedTree, found: Found) -> tuple[str, ...]:
    return tuple(tree.entries[real].id for real in found.values() if real in tree.entries)


def _scope(repository: Repository, path: Path) -> str:
    inside = repository.spelt(path)
    if inside is None:
        raise NoHistoryError("no_repository", path=str(path))
    return inside


def _found(tree: CommittedTree, scopes: Iterable[str]) -> Found:
    """Return the files that paths stood for, in the order in which a folder is read: name -> what it led to."""
    return {
        name: real
        for scope in scopes
        for name, real in sorted(tree.files_in(scope), key=lambda found: PurePosixPath(found[0]))
    }


def _lies_in(name: str, scope: str) -> bool:
    """Whether a path stands for a file: as itself, or as the folder that it is in."""
    folder = "" if scope == "." else f"{scope}/"
    return name == scope or (name.startswith(folder) and is_part(name.removeprefix(folder)))


def _read(tree: CommittedTree, found: Found, today: date) -> Loaded:
    repository, commit, ref = tree.repository, tree.commit, tree.ref
    listed, stored, size = tuple(found), [], 0
    for real in found.values():
        stored.append(repository.read("cat-file", "blob", f"{commit}:{real}"))
        size += len(stored[-1])
        if size > MOST:
            raise EndedError("git_too_much", path=repository.root.as_posix(), size=MOST // 2**20)
    loaded = load_parts(_named(ref, listed, stored), today=today)
    if loaded.organization is not None:
        return loaded
    # What a filter stores in another form is no company as it stands.
    content = [
        unfiltered(repository, commit, real, blob) for real, blob in zip(found.values(), stored, strict=True)
    ]
    return loaded if content == stored else load_parts(_named(ref, listed, content), today=today)


def _named(ref: str, names: Sequence[str], contents: Sequence[bytes]) -> list[tuple[str, bytes]]:
    return [(f"{ref}:{name}", content) for name, content in zip(names, contents, strict=True)]


def _moved(tree: CommittedTree, paths: Sequence[str], company: str, today: date) -> Loaded | None:
    """Return the company from files that lay elsewhere and are gone from there; ``None`` where there are none.

    What a link leads to today, and lay there already, is this company too.
    """
    repository = tree.repository
    scopes = [scope for path in paths if (scope := repository.inside(Path(path))) is not None]
    linked = _found(tree, scopes)
    if linked:
        return _read(tree, linked, today)
    gone = [
        name
        for name in tree.entries
        if is_part(name) and tree.is_file(name) and not exists_in_folder(repository, name)
    ]
    renamed = _renamed(repository, tree.commit, scopes)
    gone = [name for name in gone if name in renamed] + [name for name in gone if name not in renamed]
    listed = gone[:MOST_CANDIDATES]
    sizes = {name: _size(tree, name) for name in listed}
    left = MOST_LOOKED_AT
    for names in _companies(listed):
        size = sum(sizes[name] for name in names)
        if size > left and (names[0] != listed[0] or not renamed.issuperset(names)):
            continue
        left -= size
        try:
            loaded = _read(tree, {name: name for name in names}, today)
        except EndedError:
            raise
        except NoHistoryError:
            continue
        is_it = loaded.organization is not None and (
            loaded.organization.company.name == company or not renamed.isdisjoint(names)
        )
        if is_it:
            return loaded
    return None


def _size(tree: CommittedTree, name: str) -> int:
    """Return how many bytes a file of a commit has; more than are read where git does not say."""
    said = tree.repository.line("cat-file", "-s", tree.entries[name].id) or ""
    return int(said) if said.isdecimal() else MOST_LOOKED_AT + 1


def _companies(gone: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield what may have been one company: the files that lay beside each other, all of them or one alone."""
    seen = set()
    for name in gone:
        folder = PurePosixPath(name).parent
        beside = tuple(sorted(other for other in gone if PurePosixPath(other).is_relative_to(folder)))
        for names in (beside, (name,)):
            if names not in seen:
                seen.add(names)
                yield names


def _renamed(repository: Repository, commit: str, scopes: Sequence[str]) -> frozenset[str]:
    """Return the old names of files that now lie in one of the places, as far as the index knows of them."""
    arguments = ("--cached", "--find-renames=40%", "--diff-filter=R", "--name-status", "-z", "--no-ext-diff")
    said = repository.ask("diff-index", "-r", *arguments, commit) or b""
    fields = [os.fsdecode(part) for part in said.split(b"\0")[:-1]]
    pairs = zip(fields[1::3], fields[2::3], strict=False)
    return frozenset(old for old, new in pairs if any(_lies_in(new, scope) for scope in scopes))
