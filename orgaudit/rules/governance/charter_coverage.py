"""How much of a department's recurring work its charter names."""

from functools import cached_property

from orgaudit.findings.severity import Confidence
from orgaudit.model import Department, Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.load import DIGITS
from orgaudit.model.number import median
from orgaudit.rules.charter_lines import Charter


@dataclass(frozen=True)
class CharterCoverage:
    """The recurring duties of a department: all, those the charter does not name, and those named only by a guess.

    A guess is a duty whose function was read from its name, that shares no more than a word with a line or may be read as what a line says, or that is of the same process as one
    that a line names. ``unlisted`` stands with
    the largest first. ``meant`` are those that no line names, but that a line which fits no duty better may mean. ``opaque``: a line of the charter may mean any of them.
    """

    duties: tuple[Duty, ...]
    unlisted: tuple[Duty, ...]
    guessed: tuple[Duty, ...]
    meant: tuple[Duty, ...] = ()
    opaque: bool = False

    def is_open(self, share: float) -> bool:
        """Whether only lines that may mean much keep what is not named below ``share``."""
        left_out = (*self.unlisted, *self.meant)
        return (self.opaque or bool(self.meant)) and self._assumed(left_out) >= share

    def _assumed(self, duties: tuple[Duty, ...]) -> float:
        """Share of duties, where every duty without hours is taken to have the median of the others.

        The median, for one large duty says nothing about a bare name.
        """
        return _share(_hours(duties, self._usual), _hours(self.duties, self._usual))

    def reaches(self, share: float) -> Confidence | None:
        """Return how surely at least ``share`` is not named; ``None`` where less is, or nobody can say.

        By hours, so that an empty duty weighs nothing: high where all hours and the functions of the duties left out
        are stated, medium where hours are lacking. Low where only assumed hours or duties without a stated function make it up, since what a
        name says is inferred. An opaque line may mean whatever has no stated function.
        """
        stated = [duty for duty in self.unlisted if duty.function is not None]
        if self.opaque:
            return Confidence.LOW if _share(_hours(stated), self._all_hours) >= share > 0 else None
        if _share(_hours(stated), self._all_hours) >= share:
            return Confidence.HIGH if self._hours_known else Confidence.MEDIUM
        return Confidence.LOW if self._assumed(self.unlisted) >= share > 0 else None

    def stays_below(self, share: float) -> bool:
        """Whether no unwritten hours or functions could lift what is not named to ``share``."""
        perhaps = (*self.unlisted, *self.guessed, *self.meant)
        if not perhaps:
            return True
        return self._hours_known and _share(_hours(perhaps), self._all_hours) < share

    @cached_property
    def _usual(self) -> float:
        known = [effort for duty in self.duties if (effort := duty.monthly_effort) is not None]
        return median(known) if known else 1.0

    @cached_property
    def _all_hours(self) -> float:
        return _hours(self.duties)

    @cached_property
    def _hours_known(self) -> bool:
        return all(duty.monthly_effort is not None for duty in self.duties)


def coverage_of(org: Organization, department: Department, charter: Charter) -> CharterCoverage:
    """Return how much of its work the charter of a department names."""
    return org.derived_within("charter_coverage", (), department, lambda own: _coverage(own, charter))


def _coverage(department: Department, charter: Charter) -> CharterCoverage:
    """Match duties and charter lines: by words, or by equal function."""
    functions = charter.functions
    duties = department.recurring_duties
    unlisted: list[Duty] = []
    guessed: list[Duty] = []
    for duty in duties:
        if charter.names(duty) or charter.names_function(functions.stated(duty)):
            continue
        function = functions.of(duty)
        if charter.means(function) or charter.names_function(function):
            if duty.function is None:
                guessed.append(duty)
            continue
        (guessed if charter.shares_a_word_with(duty) or charter.may_mean(duty) else unlisted).append(duty)
    left_out = {duty.address for duty in unlisted}
    begun = {
        duty.process for duty in duties if isinstance(duty.process, str) and duty.address not in left_out
    }
    guessed += [duty for duty in unlisted if duty.process in begun and duty.function is None]
    unlisted = [duty for duty in unlisted if duty.process not in begun or duty.function is not None]
    unlisted.sort(key=lambda duty: (-(duty.monthly_effort or 0.0), duty.address))
    opaque = bool(unlisted) and charter.has_opaque_line(duties)
    free = bool(unlisted) and not opaque and charter.has_free_line(duties)
    meant = [duty for duty in unlisted if free and duty.function is None]
    left = [duty for duty in unlisted if not (free and duty.function is None)]
    return CharterCoverage(duties, tuple(left), tuple(guessed), tuple(meant), opaque)


def _hours(duties: tuple[Duty, ...] | list[Duty], unknown: float = 0.0) -> float:
    efforts = [duty.monthly_effort for duty in duties]
    return sum([unknown if effort is None else effort for effort in efforts])


def _share(part: float, whole: float) -> float:
    return round(part / whole, DIGITS) if whole > 0 else 0.0
