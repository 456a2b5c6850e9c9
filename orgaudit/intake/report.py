"""Where the problems of a run are gathered."""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from orgaudit.intake.problems import InputProblem, Weight
from orgaudit.intake.yaml.limits import DEFAULT_LIMITS
from orgaudit.intake.yaml.nodes import Node, OpenList, start_of
from orgaudit.model import Place
from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.place import Span

LONGEST_QUOTE: Final = 80
"""Signs of the user's own text that a problem repeats."""

MOST_EXAMPLES: Final = 12
"""Examples that a note shows; it says how many more there are."""


class TooManyProblems(Exception):  # noqa: N818
    """There are more problems than anyone reads; reading ends here."""


@dataclass(slots=True)
class Report:
    """Every problem and note of one run, in the order found. The same problem of one place is taken once.

    ``persons`` holds everyone whom the input names, by id: messages may have to hide them. ``told`` counts what was taken, the same thing again too.
    """

    limit: int = DEFAULT_LIMITS.problems
    problems: list[InputProblem] = field(default_factory=list)
    persons: dict[str, set[str]] = field(default_factory=dict)
    told: int = 0
    _noted: dict[tuple[str, str], tuple[Place, dict[str, None]]] = field(default_factory=dict)
    _covered: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    _seen: set[tuple[str, Place, str]] = field(default_factory=set)

    def add(self, problem: InputProblem) -> None:
        """Take one problem. Raises TooManyProblems after the last one that is told."""
        self.told += 1
        if any(
            first <= problem.place.line <= last for first, last in self._covered.get(problem.place.path, ())
        ):
            return  # what stands there is told by its cause
        key = _key_of(problem)
        if key in self._seen:
            return
        if len(self.problems) >= self.limit:
            self.problems.append(InputProblem("too_many_problems", problem.place, {"limit": self.limit}))
            raise TooManyProblems
        self._seen.add(key)
        self.problems.append(problem)

    def cover(self, path: str, lines: Sequence[tuple[int, int]]) -> None:
        """Take no more problems of these lines (first, last), whose cause is told."""
        self._covered[path] = tuple(lines)

    def explain(self, problem: InputProblem) -> None:
        """Take the cause of what was told of its line so far, in place of that, and no more problems of the line."""
        path, line = problem.place.path, problem.place.line
        self.problems[:] = [it for it in self.problems if (it.place.path, it.place.line) != (path, line)]
        self._seen.discard(_key_of(problem))
        self.add(problem)
        self.cover(path, [(line, line)])

    def at(self, code: str, path: str, node: Node | OpenList, **facts: object) -> None:
        """Take one problem at a node: the scalar, or the first sign of a list or map."""
        self.at_span(code, path, start_of(node), **facts)

    def at_span(self, code: str, path: str, span: Span, **facts: object) -> None:
        """Take one problem at a span."""
        self.add_at(code, Place(path, *span), **facts)

    def add_at(self, code: str, place: Place, **facts: object) -> None:
        """Take one problem at a place."""
        self.add(
            InputProblem(
                code, place, {name: fact if name == "first" else _short(fact) for name, fact in facts.items()}
            )
        )

    def note(self, code: str, place: Place, example: str) -> None:
        """Take note of one reading of a kind; each kind is told once per file, at the first place, with its examples."""
        self.told += 1
        self._noted.setdefault((code, place.path), (place, {}))[1].setdefault(example)

    def notes(self) -> tuple[InputProblem, ...]:
        """Return what was noted, each kind once per file."""
        found = []
        for (code, _), (place, examples) in self._noted.items():
            shown = tuple(_short(item) for item in islice(examples, MOST_EXAMPLES))
            facts = {"examples": shown, "more": len(examples) - len(shown) or None}
            found.append(InputProblem(code, place, facts, Weight.NOTE))
        return tuple(found)

    def take(self, other: "Report") -> None:
        """Take what another report gathered."""
        for problem in other.problems:
            self.add(problem)
        for path in dict.fromkeys(path for _, path in other._noted):  # noqa: SLF001 - of its own kind
            for code, (place, examples) in other.noted(path).items():
                for example in examples:
                    self.note(code, place, example)

    def noted(self, path: str) -> dict[str, tuple[Place, tuple[str, ...]]]:
        """Return what was noted in a file by code: the first place, and all examples in their order."""
        return {
            code: (place, tuple(examples))
            for (code, of), (place, examples) in self._noted.items()
            if of == path
        }

    @property
    def has_errors(self) -> bool:
        """Whether anything found stops the audit."""
        return any(problem.weight is Weight.ERROR for problem in self.problems)


def _key_of(problem: InputProblem) -> tuple[str, Place, str]:
    return (problem.code, problem.place, str(problem.facts.get("field")))


def _short(fact: object) -> object:
    """Cut what a stranger wrote to what a line can hold."""
    if isinstance(fact, tuple):
        return tuple(_short(item) for item in fact)
    return f"{fact[:LONGEST_QUOTE]}…" if isinstance(fact, str) and len(fact) > LONGEST_QUOTE else fact
