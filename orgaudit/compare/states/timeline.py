"""The states of a company in the history of its repository, each content once."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

from orgaudit.compare.states.git import Repository, repository_of
from orgaudit.compare.states.history import blobs_at, company_at
from orgaudit.intake.loaded import Loaded
from orgaudit.intake.reading import SUFFIXES
from orgaudit.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that touched a file of our kind, and its day."""

    id: str
    day: date


@dataclass(frozen=True, slots=True)
class State:
    """What a commit left of the company, which is read on demand: ``None`` where the files had problems.

    ``content`` are the ids of the blobs that hold it.
    """

    commit: Commit
    content: str
    read: Callable[[], Loaded | None]


def commits_of(paths: Sequence[str], *, since: date | None, monthly: bool) -> list[Commit]:
    """Return the commits of this branch that may have changed the company, the earliest first.

    ``monthly`` keeps the last of each month. Raises NoHistoryError where there is no repository or no git.
    """
    repository = repository_of(Path(paths[0]))
    found = [commit for commit in _listed(repository) if since is None or commit.day >= since]
    if monthly:
        found = list({(commit.day.year, commit.day.month): commit for commit in found}.values())
    return found


def _listed(repository: Repository) -> Iterator[Commit]:
    """Yield commits in the order in which they reached this branch; the days of commits made elsewhere may go back."""
    if repository.line("rev-parse", "--verify", "--quiet", "HEAD^{commit}") is None:
        return  # nothing was committed yet
    arguments = (
        "--first-parent",
        "--reverse",
        "--no-show-signature",
        "--no-ext-diff",
        "--no-textconv",
        "--name-only",
        "--format=%x01%H %cs",
    )
    for entry in os.fsdecode(repository.read("log", "-m", *arguments, "HEAD")).split("\x01")[1:]:
        head, *names = entry.split("\n")
        # A name with signs of its own stands in quotes.
        if any(name.rstrip('"').lower().endswith(SUFFIXES) for name in names):
            commit, _, day = head.partition(" ")
            with suppress(ValueError):  # whoever makes a commit by hand can leave its day out
                yield Commit(commit, date.fromisoformat(day))


def states_of(commits: Sequence[Commit], paths: Sequence[str], company: str) -> Iterator[State]:
    """Yield the company as each commit left it, wherever it lay, without those that changed nothing of it."""
    before = ""
    for commit in commits:
        read = partial(company_at, commit.id, paths, today=commit.day, company=company)
        content = " ".join(blobs_at(commit.id, paths))
        if not content:  # it lay elsewhere, or was not there yet
            loaded = read()
            if loaded is None:
                continue
            content = " ".join(blobs_at(commit.id, paths, loaded))
        if content != before:
            before = content
            yield State(commit, content, read)
