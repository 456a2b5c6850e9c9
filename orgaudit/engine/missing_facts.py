"""What could not be judged, taken apart into single facts: one field of one element each."""

from collections.abc import Iterable, Iterator

from orgaudit.engine.level import may_be_legal, worst_level
from orgaudit.engine.squares import SQUARE, UNKNOWN_GOALS
from orgaudit.findings.hit import Subject
from orgaudit.findings.sha256 import sha256
from orgaudit.model import NONE, Department, Handoff, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.results.audit_result import AuditResult
from orgaudit.rules.spec import Rule

ID_DIGITS = 10

UNASKABLE = frozenset(("from", "to", "id", "name", "text"))
"""Without these an element is none: a rule that names them lacks a whole element, which no field can supply."""

ATTRIBUTES = {"goal.from": "from_goal", "duty.kind": "duty_kind"}
"""Fields whose name in the model is another one."""


class Fact(NamedTuple):
    """One unknown field of one element, by kind and address; ``field`` is its key in the file.

    A named tuple, as a hundred thousand of them are looked up and its hash is made in a fifth of the time.
    """

    kind: str
    address: str
    field: str

    @property
    def path(self) -> str:
        """The field with its kind, ``duty.backups``."""
        return f"{self.kind}.{self.field}"

    @property
    def id(self) -> str:
        """A short name of the question: ten hexadecimal digits that no rank, wording or language changes."""
        return sha256("\0".join((self.kind, self.address, self.field)).encode()).hexdigest()[:ID_DIGITS]


@dataclass(frozen=True, slots=True)
class Missing:
    """One judgement that could not be made, with the single facts that it lacks.

    ``square`` is how much of the band it keeps open: the squared weight of the worst that it could show.
    """

    rule: str
    subject: Subject
    facts: tuple[Fact, ...]
    square: float


def missing_of(result: AuditResult) -> Iterator[Missing]:
    """Yield every judgement that was not made and that an answer could help, in the order of the rules."""
    org = result.organization
    # Of one subject each, which stands in many judgements and lacks the same in several of them.
    known: dict[tuple[int, tuple[str, ...]], tuple[Fact, ...]] = {}
    legal: dict[int, bool] = {}
    squares: dict[tuple[str, str, bool], float] = {}
    for gap in result.not_judged:
        subject, missing = gap.not_judged
        lacking = id(subject), missing
        facts = known.get(lacking)
        if facts is None:
            found = [fact for path in missing for fact in facts_of(org, subject, path)]
            facts = known[lacking] = tuple(dict.fromkeys(found))
            legal[id(subject)] = may_be_legal(subject)
        if not facts:
            continue
        weight = gap.rule, subject.kind, legal[id(subject)]
        square = squares.get(weight)
        if square is None:
            square = squares[weight] = _square(result.rules[gap.rule], subject)
        yield Missing(gap.rule, subject, facts, square)


def _square(rule: Rule, subject: Subject) -> float:
    """Return the squared weight of the worst that a rule could show of an element that it could not judge."""
    square = SQUARE[worst_level(rule, subject)] if rule.counted else 0.0
    many = UNKNOWN_GOALS if rule.subject == "goal" and subject.kind == "department" else 1
    return square * many


def facts_of(org: Organization, subject: Subject, path: str) -> Iterator[Fact]:
    """Yield the single facts behind a field that a judgement lacks: the subject's own, or those of what it sums up."""
    kind, _, field = path.partition(".")
    if field in UNASKABLE:
        return
    attribute = ATTRIBUTES.get(path, field)
    for element in _elements(org, subject, kind):
        if hasattr(element, attribute) and getattr(element, attribute) is None:
            yield Fact(kind, element.address, field)


def is_open(org: Organization, subject: Subject, path: str) -> bool:
    """Whether there is still something to ask about a field that a judgement lacks; an empty seat is, a fact that all of them state is not."""
    if is_always_open(subject, path):
        return True
    kind, _, field = path.partition(".")
    attribute = ATTRIBUTES.get(path, field)
    is_there_one = False
    for element in _elements(org, subject, kind):
        # Mostly the first one lacks it.
        if getattr(element, attribute, None) in (None, (), NONE):
            return True
        is_there_one = True
    return not is_there_one


def is_always_open(subject: Subject, path: str) -> bool:
    """Whether that holds for every element of the kind: the field is its own, or stands for a whole element."""
    kind, _, field = path.partition(".")
    return kind == subject.kind or field in UNASKABLE


def _elements(org: Organization, subject: Subject, kind: str) -> Iterable[Subject]:
    if kind == subject.kind:
        return (subject,)
    if kind == "company":
        return (org.company,)
    if subject.kind == "process":
        process = org.process_by_id[subject.address]
        return process.duties if kind == "duty" else process.handoffs if kind == "handoff" else ()
    homes = org.departments if subject.kind == "company" else _homes(org, subject)
    match kind:
        case "department":
            return homes
        case "duty":
            return (duty for home in homes for duty in home.duties or ())
        case "goal":
            return (goal for home in homes for goal in home.goals or ())
    return ()


def _homes(org: Organization, subject: Subject) -> tuple[Department, ...]:
    """Return the departments of a subject: both ends of a handoff, else its own."""
    ids: Iterable[str | None] = (subject.department_id,)
    if isinstance(subject, Handoff):
        ids = dict.fromkeys((subject.source_department, subject.target_department))
    return tuple(org.department_by_id[home] for home in ids if home and home in org.department_by_id)
