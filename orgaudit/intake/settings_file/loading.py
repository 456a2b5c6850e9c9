"""Finds and reads the settings file of a repository."""

from collections.abc import Callable, Iterable, Mapping
from os.path import lexists
from pathlib import Path
from typing import Any, Final

from orgaudit.intake.first_bytes import first_bytes
from orgaudit.intake.problems import InputProblem, Weight
from orgaudit.intake.reading import UnreadableError, shown_path
from orgaudit.intake.report import Report, TooManyProblems
from orgaudit.intake.settings_file.keys import KEYS
from orgaudit.intake.settings_file.own_rules import named
from orgaudit.intake.settings_file.tree import Source, known_entries, root_of
from orgaudit.intake.yaml.decoding import decoded
from orgaudit.intake.yaml.limits import DEFAULT_LIMITS, Limits
from orgaudit.model import Place
from orgaudit.model.dataclass import dataclass, field
from orgaudit.rules.spec import Rule

SETTINGS_NAME: Final = ".orgaudit.yaml"
_NEARLY: Final = ".orgaudit.yml"
"""A name that settings are given by mistake: YAML files have either suffix elsewhere."""

REPOSITORY: Final = ".git"
_FIRST: Final = {"plugins": 0, "rules": 1, "rule-packs": 2}
"""Keys that bring rules, which the others may name."""

Installed = Callable[[tuple[str, ...]], Iterable[Rule]]
"""Returns the rules of installed packs by name."""


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """What a settings file says.

    ``values`` holds what was read well, by key; ``places`` where each key stands. ``path`` is as shown to the user.
    """

    path: str
    folder: Path
    values: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    problems: tuple[InputProblem, ...] = ()
    notes: tuple[InputProblem, ...] = ()


def find_settings(start: Path) -> Path | None:
    """Return the nearest settings file from the folder of ``start`` upward, at most up to the root of the repository.

    What has its name and is no file is found as well, and what nearly has its name, or settings that got lost would decide in silence. Outside a repository only the folder itself is searched, so that a stray file further up decides nothing.
    """
    folder = (start if start.is_dir() else start.parent).absolute()
    upward = [folder, *folder.parents]
    roots = [index for index, parent in enumerate(upward) if (parent / REPOSITORY).exists()]
    for parent in upward[: roots[0] + 1] if roots else upward[:1]:
        for file in (parent / SETTINGS_NAME, parent / _NEARLY):
            if lexists(file):
                return file
    return None


def read_settings(
    file: Path,
    rules: Iterable[Rule],
    limits: Limits = DEFAULT_LIMITS,
    installed: Installed = lambda _names: (),
) -> SettingsFile:
    """Read a settings file; ``installed`` hands over the rules of the packs that it enables. Raises UnreadableError; everything wrong with its content is in ``problems``."""
    path = shown_path(file)
    try:
        data = first_bytes(file, limits.size + 1)
    except OSError as error:
        raise UnreadableError(path, error.strerror or str(error)) from None
    report = Report(limits.problems)
    text = decoded(data, path, limits, report)
    values: dict[str, Any] = {}
    places: dict[str, Place] = {}
    if text is not None:
        try:
            _read(text.removeprefix("\ufeff"), Source(path, report), rules, installed, limits, values, places)
        except TooManyProblems:
            values.clear()
    found = sorted(report.problems, key=lambda problem: (problem.place.line, problem.place.column))
    return SettingsFile(
        path=path,
        folder=file.parent,
        values=values,
        places=places,
        problems=tuple(problem for problem in found if problem.weight is Weight.ERROR),
        notes=tuple(problem for problem in found if problem.weight is Weight.NOTE),
    )


def _read(
    text: str,
    source: Source,
    rules: Iterable[Rule],
    installed: Installed,
    limits: Limits,
    values: dict[str, Any],
    places: dict[str, Place],
) -> None:
    by_id = {rule.id: rule for rule in rules}
    root = root_of(text, source, limits)
    found = list(known_entries(source, root, tuple(KEYS))) if root else []
    # The rest may name the rules of the company.
    for key, node, span in sorted(found, key=lambda entry: _FIRST.get(entry[0], 3)):
        value = KEYS[key].read(source, node, key, by_id)
        if value is not None:
            values[key] = value
            places[key] = Place(source.path, *span)
        if key == "plugins" and value is not None:
            by_id |= {rule.id: rule for rule in installed(value)}
        elif key in _FIRST and value is not None:
            by_id |= {own.id: named(own) for own in value}
