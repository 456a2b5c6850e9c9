"""What a company is once findings are settled: fixed, judged again, and fixed on where something is left."""

from collections.abc import Iterable, Iterator, Mapping

from orgaudit.engine.cells import key_of
from orgaudit.engine.home import home_of
from orgaudit.engine.reaudit import reaudited
from orgaudit.engine.standing import Standing
from orgaudit.findings.finding import Finding
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.succession import succeeding
from orgaudit.rules.spec import Rule

MOST_ROUNDS = 12
"""Fixes of one finding that build on each other; a hub is relieved one way at a time."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A company after findings were settled, judged. ``left`` are those that the fixes did not remove."""

    standing: Standing
    left: tuple[Finding, ...] = ()


def settled(before: Standing, findings: Iterable[Finding], once: Organization | None = None) -> Settled:
    """Settle findings of a company. ``once`` is what ``fixed`` makes of it, where that is known."""
    now, pending = before, tuple(findings)
    wanted = {key_of(item, before.org): home_of(item.subject) for item in pending}
    for _ in range(MOST_ROUNDS):
        now = reaudited(now, once or fixed(now.org, pending, before.rules))
        once = None
        left = [item for key, home in wanted.items() for item in now.found(key, home)]
        if not left:
            return Settled(now)
        pending = _in_order(now, left)
    return Settled(now, pending)


def _in_order(standing: Standing, left: list[Finding]) -> tuple[Finding, ...]:
    """Return findings as an audit lists them, each before what it absorbed."""
    if len(left) < 2:
        return tuple(left)
    wanted = {id(item) for item in left}
    homes = {home_of(item.subject) for item in left}
    around = [
        item
        for home in homes
        if home in standing.cells
        for item in standing.cells[home].kept
        if id(item) in wanted or any(id(held) in wanted for held in item.absorbed)
    ]
    found: list[Finding] = []
    for weighed in standing.in_order(around):
        finding = weighed.finding
        found += [item for item in (finding, *finding.absorbed) if id(item) in wanted]
    return tuple(found)


def fixed(org: Organization, findings: Iterable[Finding], rules: Mapping[str, Rule]) -> Organization:
    """Return the company with every finding fixed once, together with what each absorbed; a rule without a fix changes nothing."""
    start = org
    for finding in _each(findings):
        fix = rules[finding.rule].fix
        if fix:
            # What is made on the way is seen by nobody, so it hands on what it knows.
            org = succeeding(org, fix(org, finding), keep=org is start)
    return org


def _each(findings: Iterable[Finding]) -> Iterator[Finding]:
    for finding in findings:
        yield finding
        yield from _each(finding.absorbed)
