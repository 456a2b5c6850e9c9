"""Where what is said of a subject is kept: with its department; and how many subjects are alike in that, or in what else is asked of them."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Final, Generic, TypeVar

from orgaudit.findings.hit import Subject
from orgaudit.model import Department, Duty, Goal

_Like = TypeVar("_Like", bound=Hashable)

BESIDE: Final = ""
"""Where everything stands that is about no one department: handoffs, processes, the company."""


def home_of(subject: Subject) -> str:
    """Return where a finding about a subject is kept: its department, ``-`` for a duty in none."""
    if isinstance(subject, Duty):
        return subject.home
    if isinstance(subject, Department):
        return subject.id
    return subject.department_id if isinstance(subject, Goal) else BESIDE


class Alike(Generic[_Like]):
    """Counts subjects by what ``like`` says of each, once: a hundred thousand outcomes are about ten thousand subjects."""

    __slots__ = ("_known", "_like", "_numbers", "_subjects")

    def __init__(self, like: Callable[[Subject], _Like]) -> None:
        self._like = like
        self._known: dict[int, int] = {}
        self._numbers: dict[_Like, int] = {}
        """What is alike with its number: numbers are counted in less time."""
        self._subjects: list[Subject] = []
        """Kept, or another could come to have the identity of one."""

    def count(self, subjects: Sequence[Subject]) -> Mapping[_Like, int]:
        """Count subjects by what is alike in them; without a step of ours where all of them are known."""
        if not subjects:
            return {}
        try:
            counted = Counter(map(self._known.__getitem__, map(id, subjects)))
        except KeyError:
            self._take(subjects)
            counted = Counter(map(self._known.__getitem__, map(id, subjects)))
        likes = list(self._numbers)
        return {likes[number]: many for number, many in counted.items()}

    def _take(self, subjects: Sequence[Subject]) -> None:
        for subject in subjects:
            if id(subject) not in self._known:
                self._known[id(subject)] = self._numbers.setdefault(self._like(subject), len(self._numbers))
                self._subjects.append(subject)
