"""Who holds what: which duties stop when one person is away. People stand in the order of the file and are never ranked."""

from collections import Counter
from collections.abc import Iterator, Mapping
from heapq import heapify, heappop, heappush
from typing import Final

from orgaudit.findings.severity import Severity
from orgaudit.model import Duty, Organization
from orgaudit.reports.document import Block, Column, Heading, On, Paragraph, Table
from orgaudit.reports.text import Text, level, plain, strong
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult
from orgaudit.rules.duty_facts import done_outside

MOST_DUTIES: Final = 15
"""Duties in the table; house default."""

GRAVE: Final = frozenset(("high", "critical"))


def holder_blocks(result: AuditResult, words: Localizer) -> Iterator[Block]:
    """Yield the critical duties with everyone who can do them, those that fewest can do first."""
    org = result.organization
    able = {duty.address: org.able(duty) for duty in org.recurring_duties if _is_grave(org, duty)}
    held = {key: people for key, people in able.items() if people}
    if not held:
        return
    ranked = sorted(held, key=lambda key: len(held[key]))
    alone = sum(len(people) == 1 for people in held.values())
    yield Heading(words.say("picture.holders"), on=On.WEB)
    fewest = _truck_factor(held)
    key = "picture.holders_see" if alone else "picture.holders_none"
    told = words.say(key, alone=alone, total=len(held), fewest=fewest)
    yield Paragraph(plain(told), on=On.WEB)
    yield Table(
        (
            Column(words.say("picture.column.duty")),
            Column(words.say("column.department")),
            Column(words.say("picture.column.able"), figures=True),
            Column(words.say("picture.column.who"), grows=True),
        ),
        tuple(_row(org.duty_by_address[key], held[key], words) for key in ranked[:MOST_DUTIES]),
        on=On.WEB,
        tinted=True,
    )
    if len(ranked) > MOST_DUTIES:
        yield Paragraph(plain(words.say("layout.more_rows", count=len(ranked) - MOST_DUTIES)), on=On.WEB)


def _is_grave(org: Organization, duty: Duty) -> bool:
    grave = duty.criticality in GRAVE or duty.deadline in ("legal", "contract") or duty.stoppable is False
    return grave and not done_outside(org, duty).holds


def _truck_factor(held: Mapping[str, frozenset[str]]) -> int:
    """Return how few people have to be away, at least, for half of the duties to stop: taken one by one, the next who stops most.

    Counted are the duties that fewest can still do. Each duty is looked at again only when one of its people goes, so the work
    grows with the duties and not with their square.
    """
    left = {key: set(people) for key, people in held.items()}
    duties: dict[str, list[str]] = {}
    able: dict[int, Counter[str]] = {}
    for key, people in left.items():
        able.setdefault(len(people), Counter()).update(people)
        for person in people:
            duties.setdefault(person, []).append(key)
    queues = {size: [(-count, person) for person, count in counts.items()] for size, counts in able.items()}
    for queue in queues.values():
        heapify(queue)
    away = stopped = 0
    while 2 * stopped < len(held):
        fewest = min(size for size, counts in able.items() if counts)
        person = _next(queues[fewest], able[fewest])
        away += 1
        for key in duties[person]:
            people = left[key]
            size = len(people)
            fewer = able.setdefault(size - 1, Counter())
            for other in people:
                _count(able[size], queues[size], other, -1)
            people.discard(person)
            stopped += not people
            for other in people:
                _count(fewer, queues.setdefault(size - 1, []), other, 1)
    return away


def _count(counts: Counter[str], queue: list[tuple[int, str]], person: str, change: int) -> None:
    counts[person] += change
    if counts[person]:
        heappush(queue, (-counts[person], person))
    else:
        del counts[person]


def _next(queue: list[tuple[int, str]], counts: Counter[str]) -> str:
    """Return who stops most of them; counts in the queue may be those of before."""
    while -queue[0][0] != counts.get(queue[0][1], 0):
        heappop(queue)
    return queue[0][1]


def _row(duty: Duty, people: frozenset[str], words: Localizer) -> tuple[Text, ...]:
    count = str(len(people))
    figure: Text = (level(Severity.HIGH, count),) if len(people) == 1 else plain(count)
    home = duty.department_id
    names = sorted(words.person(person) for person in people)
    return (
        strong(words.duty(duty.address)),
        plain(words.department(home) if home else words.say("people.dash")),
        figure,
        plain(words.catalogue.write(names)),
    )
