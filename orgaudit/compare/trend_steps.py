"""What earlier runs found out about steps from one state of a company to the next, kept in the folder of the user's cache.

A step is told by the blobs of both states and their days; a file holds those of one company under one program and its settings. It holds
counts, scores and checksums, and no name. Where it cannot be read or written all is as before and takes longer.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from orgaudit import __version__
from orgaudit.compare.states.timeline import State
from orgaudit.findings.sha256 import sha256
from orgaudit.intake.first_bytes import real_path
from orgaudit.knowledge.compiled.own_folder import folder_for, read_own, write_own
from orgaudit.knowledge.compiled.sealed import UnusableError, key_of, sealed, unsealed
from orgaudit.knowledge.compiled.tables import PACKAGE
from orgaudit.model.dataclass import dataclass, replace
from orgaudit.results.audit_result import Band
from orgaudit.results.trend import TrendPoint
from orgaudit.settings import Settings

MOST_STEPS: Final = 20_000
"""Steps of a file; house default: what this run did not meet goes first."""

MOST_FILES: Final = 50
"""Companies and settings of which steps are kept; house default."""

_PREFIX: Final = "trend-"
_SOURCES: Final = (".py", ".yaml")


@dataclass(frozen=True, slots=True)
class Step:
    """A state held against the one before. ``links`` leads from each finding to what it was then, by fingerprint; new ones lead to nothing.

    ``sha256`` is the digest of the company's text.
    """

    point: TrendPoint
    links: Mapping[str, str]
    sha256: str


class Steps:
    """The steps that are known, and those that were met."""

    def __init__(self, known: Mapping[str, Any] | None = None) -> None:
        self._known = dict(known or {})
        self._met: dict[str, Any] = {}

    def get(self, before: State | None, state: State) -> Step | None:
        """Return the step to a state, if an earlier run took it."""
        key = _key(before, state)
        told = self._known.get(key)
        if told is None:
            return None
        step = _step(told, state)
        if step is not None:
            self._met[key] = told
        return step

    def put(self, before: State | None, state: State, step: Step) -> None:
        """Keep a step."""
        point = step.point
        band = (
            point.score.value,
            point.score.low,
            point.score.high,
            point.score.likely_low,
            point.score.likely_high,
        )
        counts = (point.coverage, dict(point.levels), dict(point.debt), point.opened, point.closed)
        self._met[_key(before, state)] = (step.sha256, band, *counts, dict(step.links))

    def kept(self) -> dict[str, Any]:
        """Return what is to be kept: what was met, and of the rest as much as there is room for."""
        rest = {key: told for key, told in self._known.items() if key not in self._met}
        room = max(0, MOST_STEPS - len(self._met))
        return {**dict(list(rest.items())[-room:] if room else ()), **self._met}


def read_steps(paths: Iterable[str], settings: Settings, environ: Mapping[str, str]) -> Steps:
    """Return the steps of a company that are kept; none where nothing is, or where packs of others take part, whose code may change."""
    folder, name, key = _place(paths, settings, environ)
    data = read_own(folder, name) if folder and not settings.plugins else None
    if data is not None:
        with suppress(UnusableError, TypeError, ValueError):
            return Steps(unsealed(data, key))
    return Steps()


def keep_steps(steps: Steps, paths: Iterable[str], settings: Settings, environ: Mapping[str, str]) -> None:
    """Keep the steps of a company for the next run, as far as the folder can be written."""
    folder, name, key = _place(paths, settings, environ)
    if folder is None or settings.plugins:
        return
    write_own(folder, name, sealed(key, steps.kept()))
    with suppress(OSError):
        others = [file for file in Path(folder).iterdir() if file.name.startswith(_PREFIX)]
        for file in sorted(others, key=lambda one: one.stat().st_mtime)[:-MOST_FILES]:
            file.unlink()


def _place(
    paths: Iterable[str], settings: Settings, environ: Mapping[str, str]
) -> tuple[str | None, str, bytes]:
    """Return folder, name and key of the file: of this company, this program and these settings."""
    whole = "\0".join(str(real_path(Path(path))) for path in paths)
    basis = sha256(
        f"{__version__}\0{_program()}\0{replace(settings, today=date.min)!r}\0{whole}".encode(
            errors="surrogateescape"
        )
    )
    return folder_for(PACKAGE, environ), f"{_PREFIX}{basis.hexdigest()[:32]}", key_of((basis.digest(),))


@cache
def _program() -> str:
    """Return a digest of everything that an audit is made of: what this process has loaded does not change while it runs."""
    digest = sha256()
    for path in sorted(_sources(PACKAGE)):
        digest.update(path.encode(errors="surrogateescape"))
        with open(path, "rb") as stream:  # noqa: PTH123 - hundreds of them
            digest.update(stream.read())
    return str(digest.hexdigest())


def _sources(folder: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _sources(entry.path)
        elif entry.name.endswith(_SOURCES):
            yield entry.path


def _key(before: State | None, state: State) -> str:
    told = [f"{one.content} {one.commit.day.isoformat()}" if one else "" for one in (before, state)]
    return str(sha256("\0".join(told).encode()).hexdigest())


def _step(told: Any, state: State) -> Step | None:
    """Return a step from what was kept of it; None where it is none."""
    try:
        digest, band, coverage, levels, debt, opened, closed, links = told
        value, low, high, likely_low, likely_high = band
        score = Band(value=value, low=low, high=high, likely_low=likely_low, likely_high=likely_high)
    except (TypeError, ValueError):
        return None
    commit = state.commit
    point = TrendPoint(commit.id, commit.day, score, coverage, levels, debt, opened, closed)
    return Step(point, links, digest)
