"""Problems of an input in the words of one language."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from orgaudit.intake.problems import InputProblem
from orgaudit.model import Place
from orgaudit.wording.catalogue import Catalogue

_QUOTED: Final = frozenset(("found", "choices", "examples", "list", "name"))
"""Facts of a problem that quote the input. ``nearest`` and ``allowed`` do so where a reference leads nowhere."""


def message(problem: InputProblem, words: Catalogue, *, unquoted: bool = False) -> str:
    """Return a problem with its place, as one line; ``unquoted`` hides what repeats the input."""
    place = problem.place
    facts = _without_quotes(problem, words) if unquoted else problem.facts
    return f"{place.path}:{place.line}:{place.column}: {words.ui(f'problems.{problem.code}', **facts)}"


MOST_ALIKE: Final = 3
"""Places of one and the same problem that a reader is told one by one."""


def alike(problems: Sequence[InputProblem]) -> Iterator[tuple[InputProblem, tuple[Place, ...]]]:
    """Yield each problem with the other places where the very same is wrong; up to three stay by themselves.

    Who calls a key by another name does so in every duty; fifty lines for one slip hide what else is wrong.
    """
    found: dict[str, list[InputProblem]] = {}
    for problem in problems:
        found.setdefault(f"{problem.code} {problem.facts}", []).append(problem)
    for problem in problems:
        same = found[f"{problem.code} {problem.facts}"]
        if len(same) <= MOST_ALIKE:
            yield problem, ()
        elif problem is same[0]:
            yield problem, tuple(other.place for other in same[1:])


def _without_quotes(problem: InputProblem, words: Catalogue) -> Mapping[str, object]:
    """Return the facts of a problem with everything hidden that may quote a name; line and column still lead there."""
    hidden = words.ui("cli.told.hidden")
    facts = {key: hidden if key in _QUOTED else value for key, value in problem.facts.items()}
    if problem.code == "duplicate_key":
        facts["field"] = hidden
    if problem.code.startswith("dangling_"):
        facts |= {"nearest": None, "allowed": (), "more": None}
    return facts
