"""Which commit a word of the call names, and that no other one is meant: what a repository calls alike is never chosen in silence."""

import os
from collections.abc import Iterator
from typing import Final

from orgaudit.compare.states.git import NoHistoryError, Repository
from orgaudit.intake.spelling import nearest
from orgaudit.model.pattern import pattern

_WHERE: Final = ("refs/heads", "refs/remotes", "refs/tags")

_PLACES: Final = ("refs/{}", "refs/tags/{}", "refs/heads/{}", "refs/remotes/{}", "refs/remotes/{}/HEAD")
"""Where git looks for a short name, in this order; the first that is there counts for it."""

_NAME: Final = pattern(r"[^\^~:@*?\[]+|@(?!\{)")
"""The name that an expression such as ``main~2`` or ``main@{1}`` begins with."""

_WHOLE_ID: Final = pattern("(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{64})")
"""The whole id of a commit, which counts for more than any name."""

_SHORT_ID: Final = pattern(r"[0-9a-f]{7,39}")
"""The beginning of the id of a commit, as git shortens it; a branch or tag of this name counts for more."""


def commit_named(repository: Repository, ref: str) -> str:
    """Return the commit that a ref names. Raises NoHistoryError where there is none, or more than one that git would choose from."""
    # A ref that begins with a dash would be read as an option.
    if not ref or ref.startswith("-") or "\0" in ref:
        raise NoHistoryError("no_ref", ref=ref, nearest=None)
    found = repository.line("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
    if found is None and repository.is_shallow:
        raise NoHistoryError("no_ref_in_shallow", ref=ref)
    if found is None:
        raise NoHistoryError("no_ref", ref=ref, nearest=_nearest(repository, ref))
    called = dict(_called(repository, ref))
    if len(set(called.values())) > 1:
        raise NoHistoryError("several_refs", ref=ref, names=tuple(called))
    return found


def bases_of(repository: Repository, ref: str) -> list[str]:
    """Return where this branch left a ref; of ``A...B`` where these two parted. More than one where they were merged crosswise."""
    theirs, dots, ours = ref.partition("...")
    sides = (theirs or "HEAD", ours or "HEAD") if dots else (ref, "HEAD")
    told = repository.ask("merge-base", "--all", *(commit_named(repository, side) for side in sides))
    if told is None and repository.is_shallow:
        raise NoHistoryError("no_base_in_shallow", ref=ref)
    if told is None:
        raise NoHistoryError("no_base", ref=ref)
    return told.decode().split()


def _called(repository: Repository, ref: str) -> Iterator[tuple[str, str]]:
    """Yield everything that has the name that a ref begins with: how git calls it as a whole, and its commit."""
    found = _NAME.match(ref)
    name = found[0] if found else ""
    if name in ("", "@", "HEAD") or name.startswith("refs/") or _WHOLE_ID.fullmatch(name):
        return
    places = [place.format(name) for place in _PLACES]
    told = os.fsdecode(repository.ask("for-each-ref", "--format=%(refname)", *places) or b"").splitlines()
    names = [place for place in places if place in told]
    if names and _SHORT_ID.fullmatch(name):
        names += os.fsdecode(repository.ask("rev-parse", f"--disambiguate={name}") or b"").split()
    for whole in names if len(names) > 1 else ():
        commit = repository.line("rev-parse", "--verify", "--quiet", f"{whole}^{{commit}}")
        if commit is not None:
            yield whole, commit


def _nearest(repository: Repository, ref: str) -> str | None:
    """Return the branch or tag that is probably meant: that of the server of the same name, as after a checkout in CI, else one spelt alike."""
    told = repository.ask("for-each-ref", "--count=1000", "--format=%(refname:short)", *_WHERE) or b""
    # One of this very name is none of a commit.
    names = [name for name in os.fsdecode(told).splitlines() if name != ref]
    return next((name for name in names if name.endswith(f"/{ref}")), None) or nearest(ref, names)
