"""A company's texts with every key and value that is none of ours as the one that is offered for it, and the company's own where they belong."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from orgaudit.intake.editing.company_keys import under_company
from orgaudit.intake.editing.patches import Patch, put_in
from orgaudit.intake.fields import table
from orgaudit.intake.problems import InputProblem
from orgaudit.intake.reading import load_texts
from orgaudit.intake.yaml.positions import Lines

_ROUNDS: Final = 4
"""How often what is offered is taken: what stands under a wrong key may only be seen once that is mended."""

_OFFERED: Final = ("unknown_key", "unknown_value")


def is_offered(problem: InputProblem) -> bool:
    """Whether something is offered that ``as_offered`` may put in."""
    return bool(problem.code in _OFFERED and problem.facts.get("nearest")) or _is_of_company(problem)


def _is_of_company(problem: InputProblem) -> bool:
    """Whether a key stands at the top that the company has."""
    if problem.code != "misplaced_key":
        return False
    above = table().sections["top"].find(str(problem.facts["under"]))
    return above is not None and above.key == "company"


def as_offered(texts: Mapping[str, str], today: date) -> tuple[dict[str, str], list[InputProblem]]:
    """Return the texts with what was offered, and what was wrong in their place; all else stays as it is written."""
    found, fixed = dict(texts), []
    for _ in range(_ROUNDS):
        offers = [
            problem
            for problem in load_texts(list(found.items()), today=today).problems
            if is_offered(problem)
        ]
        before = dict(found)
        for path, of_file in groupby(offers, key=lambda problem: problem.place.path):
            found[path], taken = _with_words(found[path], list(of_file))
            fixed += taken
        if found == before:
            for path, of_file in groupby(offers, key=lambda problem: problem.place.path):
                found[path], taken = _with_places(found[path], list(of_file))
                fixed += taken
        if found == before:
            break
    return found, fixed


def _with_words(text: str, problems: Sequence[InputProblem]) -> tuple[str, list[InputProblem]]:
    """Return a text with the words that are offered, and the problems that it is rid of."""
    starts = Lines(text).starts
    taken = {
        patch.start: (problem, patch)
        for problem in problems
        if problem.code in _OFFERED and (patch := _patch(text, starts, problem))
    }
    new, _ = put_in(text, (patch for _, patch in taken.values()))
    return new, [problem for problem, _ in taken.values()]


def _with_places(text: str, problems: Sequence[InputProblem]) -> tuple[str, list[InputProblem]]:
    """Return a text with the company's own keys under the company, and the problems that it is rid of."""
    at_top = {problem.place.line: problem for problem in problems if _is_of_company(problem)}
    new, moved = under_company(text, at_top)
    return new, [at_top[line] for line in sorted(moved)]


def _patch(text: str, starts: Sequence[int], problem: InputProblem) -> Patch | None:
    """Return the change of one word, where the text has it at that place as it is told."""
    place, wrong = problem.place, str(problem.facts["found"])
    begin, end = (
        starts[line - 1] + column - 1
        for line, column in ((place.line, place.column), (place.end_line, place.end_column))
    )
    # Of a list only the first sign is told.
    at = begin if text.startswith(wrong, begin) else text.find(wrong, begin, end)
    return Patch(at, at + len(wrong), str(problem.facts["nearest"])) if at >= 0 else None
