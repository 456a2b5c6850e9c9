"""The questions worth asking next: unknown facts, ranked by how many judgements can be expected of their answers.

The ranking goes in tens: the first ten are the best ten that there are, the next ten the best beside them, and so on. So no
other ten questions let more be expected than the first ten. A shorter sheet holds the best that many, which need not all be
among the best ten. What can be expected stands in unblocking.py, how the best are found in question_choice.py.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Literal

from orgaudit.engine.missing_facts import Fact, Missing, missing_of
from orgaudit.engine.question_choice import Board, Choice, Judgement, Need, choose
from orgaudit.engine.question_counts import MOST_SEARCHED, counted_choices
from orgaudit.engine.score import COMPANY_SCALE, value
from orgaudit.engine.unblocking import Unblocking, unblocked
from orgaudit.findings.hit import Subject
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.results.audit_result import AuditResult

BLOCK: Final = 10
"""Questions that are chosen together."""

Role = Literal["head", "primary", "department", "company"]


@dataclass(frozen=True, slots=True)
class Whom:
    """Who can answer: the head of the department, else the one who does the duty, else the department or the company.

    ``person`` is an id; ``department`` is one too, ``None`` for what concerns the whole company or a duty that nobody owns.
    """

    role: Role
    department: str | None
    person: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``opens`` judgements can be expected of it beside those before it, ``concerns`` in all wait for it.

    ``closes`` is by how many points the lower end of the company's band rises in the best case.
    """

    rank: int
    fact: Fact
    subject: Subject
    whom: Whom
    opens: float
    concerns: int
    closes: float


@dataclass(frozen=True, slots=True)
class Block:
    """Questions chosen together: ``opened`` judgements can be expected of them, and of no other so many more than ``at_most``."""

    questions: int
    opened: float
    at_most: float


@dataclass(frozen=True, slots=True)
class QuestionList:
    """The ranked questions. ``unknown`` counts all facts that could be asked for, ``waiting`` the judgements they hold up.

    ``counted``: they were chosen by counts (question_counts.py), as trying answers out would take too long.
    """

    questions: tuple[Question, ...]
    blocks: tuple[Block, ...]
    unknown: int
    waiting: int
    counted: bool = False


def questions_of(
    result: AuditResult,
    limit: int,
    wanted: Callable[[Whom], bool] | None = None,
    most_searched: int = MOST_SEARCHED,
) -> QuestionList:
    """Rank the questions for an audited company; only those put to someone who is ``wanted``.

    Where more than ``most_searched`` judgements are open they are chosen by counts, which takes a hundredth of the time.
    """
    if len(result.not_judged) > most_searched:
        return _counted(result, limit, wanted)
    found = tuple(unblocked(result, missing_of(result)))
    facts = tuple(dict.fromkeys(fact for unblocking in found for fact in unblocking.waiting.facts))
    subjects = _subjects(result.organization)
    whom = {fact: whom_to_ask(result.organization, subjects[fact.kind, fact.address]) for fact in facts}
    numbers = {fact: number for number, fact in enumerate(facts)}
    board = Board(tuple(_judgement(unblocking, numbers) for unblocking in found))
    candidates = frozenset(numbers[fact] for fact in facts if wanted is None or wanted(whom[fact]))
    blocks = tuple(_blocks(board, limit, candidates))
    order = [number for choice in blocks for number in choice.facts]
    ranked = _ranked(board, order, result.score.overall.low)
    concerned = Counter(fact for judgement in board.judgements for fact in judgement.facts)
    return QuestionList(
        questions=tuple(
            Question(
                rank=rank,
                fact=facts[number],
                subject=subjects[facts[number].kind, facts[number].address],
                whom=whom[facts[number]],
                opens=opens,
                concerns=concerned[number],
                closes=closes,
            )
            for rank, (number, opens, closes) in enumerate(ranked, start=1)
        ),
        blocks=tuple(_block(choice) for choice in blocks),
        unknown=len(candidates),
        waiting=sum(any(fact in candidates for fact in judgement.facts) for judgement in board.judgements),
    )


def _counted(result: AuditResult, limit: int, wanted: Callable[[Whom], bool] | None) -> QuestionList:
    """Rank the questions for a large company by counts."""
    org = result.organization
    missing = tuple(missing_of(result))
    numbers: dict[Fact, int] = {}
    needs = _needs(missing, numbers)
    facts, subjects = tuple(numbers), _subjects(org)
    candidates = frozenset(
        number
        for number, fact in enumerate(facts)
        if wanted is None or wanted(whom_to_ask(org, subjects[fact.kind, fact.address]))
    )
    choices, opened = counted_choices(needs, limit, BLOCK, candidates)
    told = {item.fact for item in opened}
    concerned = Counter(number for need, _ in needs for number in need if number in told)
    questions = []
    rising = _rising(result.score.overall.low, (item.square for item in opened))
    for rank, (item, closes) in enumerate(zip(opened, rising, strict=True), start=1):
        fact = facts[item.fact]
        subject = subjects[fact.kind, fact.address]
        questions.append(
            Question(
                rank, fact, subject, whom_to_ask(org, subject), item.judgements, concerned[item.fact], closes
            )
        )
    return QuestionList(
        questions=tuple(questions),
        blocks=tuple(_block(choice) for choice in choices),
        unknown=len(candidates),
        waiting=sum(not candidates.isdisjoint(need) for need, _ in needs),
        counted=True,
    )


def _needs(missing: Iterable[Missing], numbers: dict[Fact, int]) -> list[tuple[Need, float]]:
    """Return for each judgement the facts that it lacks, by numbers that are given here, with its square of the band."""
    # By the list of facts itself, which judgements that lack the same of one element share.
    alike: dict[int, Need] = {}
    needs = []
    for item in missing:
        need = alike.get(id(item.facts))
        if need is None:
            need = frozenset([numbers.setdefault(fact, len(numbers)) for fact in item.facts])
            alike[id(item.facts)] = need
        needs.append((need, item.square))
    return needs


def whom_to_ask(org: Organization, subject: Subject) -> Whom:
    """Return who can answer for an element."""
    home = org.department_by_id.get(subject.department_id or "")
    if home is not None and isinstance(home.head, str):
        return Whom("head", home.id, home.head)
    if isinstance(subject, Duty) and subject.primary:
        return Whom("primary", home.id if home else None, subject.primary[0])
    return Whom("department", home.id, None) if home else Whom("company", None, None)


def _judgement(unblocking: Unblocking, numbers: dict[Fact, int]) -> Judgement:
    return Judgement(
        sets=tuple((frozenset(numbers[fact] for fact in need), share) for need, share in unblocking.sets),
        square=unblocking.waiting.square,
        facts=tuple(numbers[fact] for fact in unblocking.waiting.facts),
    )


def _subjects(org: Organization) -> dict[tuple[str, str], Subject]:
    return {(subject.kind, subject.address): subject for subject in org.subjects()}


def _blocks(board: Board, limit: int, candidates: Need) -> Iterator[Choice]:
    """Yield ten after ten, each the best beside those before."""
    chosen: Need = frozenset()
    while limit > 0 and candidates:
        choice = choose(board, min(limit, BLOCK), candidates, chosen)
        if not choice.facts:
            return
        yield choice
        chosen |= frozenset(choice.facts)
        limit -= len(choice.facts)
        candidates -= chosen


def _ranked(board: Board, order: Sequence[int], low: float) -> Iterator[tuple[int, float, float]]:
    """Yield each fact with the judgements it opens and the points by which the band's lower end rises."""
    chosen: Need = frozenset()
    gains = []
    for number in order:
        gains.append(board.gain(chosen, frozenset((number,))))
        chosen |= {number}
    rising = _rising(low, (square for _, square in gains))
    for number, (judged, _), closes in zip(order, gains, rising, strict=True):
        yield number, round(judged, 2), closes


def _rising(low: float, squares: Iterable[float]) -> Iterator[float]:
    """Yield the points by which the band's lower end rises as so many squares of it close, one after the other."""
    # The sum of squares at the lower end, from the score that it makes.
    most = (COMPANY_SCALE * (100.0 / low - 1.0)) ** 2 if low else 0.0
    for square in squares:
        left = max(most - square, 0.0)
        yield round(value(left, COMPANY_SCALE) - value(most, COMPANY_SCALE), 2)
        most = left


def _block(choice: Choice) -> Block:
    return Block(len(choice.facts), round(choice.opened, 2), round(choice.at_most, 2))
