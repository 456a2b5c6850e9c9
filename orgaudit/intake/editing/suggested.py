"""A company's texts with every key and value that is none of ours as the one that is offered for it."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from orgaudit.intake.editing.patches import Patch, put_in
from orgaudit.intake.problems import InputProblem
from orgaudit.intake.reading import load_texts
from orgaudit.intake.yaml.positions import Lines

_ROUNDS: Final = 4
"""How often what is offered is taken: what stands under a wrong key may only be seen once that is mended."""

_OFFERED: Final = ("unknown_key", "unknown_value")


def as_offered(texts: Mapping[str, str], today: date) -> tuple[dict[str, str], list[InputProblem]]:
    """Return the texts with what was offered, and what was wrong in their place; all else stays as it is written."""
    found, mended = dict(texts), []
    for _ in range(_ROUNDS):
        offers = [
            problem
            for problem in load_texts(list(found.items()), today=today).problems
            if problem.code in _OFFERED and problem.facts.get("nearest")
        ]
        before = dict(found)
        for path, of_file in groupby(offers, key=lambda problem: problem.place.path):
            starts = Lines(found[path]).starts
            taken = {
                patch.start: (problem, patch)
                for problem in of_file
                if (patch := _patch(found[path], starts, problem))
            }
            mended += [problem for problem, _ in taken.values()]
            found[path] = put_in(found[path], (patch for _, patch in taken.values()))[0]
        if found == before:
            break
    return found, mended


def _patch(text: str, starts: Sequence[int], problem: InputProblem) -> Patch | None:
    """Return the change of one word, where the text has it at that place as it is told."""
    place, wrong = problem.place, str(problem.facts["found"])
    begin, end = (
        starts[line - 1] + column - 1
        for line, column in ((place.line, place.column), (place.end_line, place.end_column))
    )
    at = text.find(wrong, begin, end)
    return Patch(at, at + len(wrong), str(problem.facts["nearest"])) if at >= 0 else None
