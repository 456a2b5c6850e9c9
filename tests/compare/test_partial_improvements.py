"""A stand-in, a manual or a second primary shows nothing new and fails no gate; the way back does, and so does a defect beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.intake.reading import load_text
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.beneath import inside
from orgaudit.settings import Settings
from tests.engine.company_facts import TODAY
from tests.examples import examples
from tests.tools.search_partial import new_of, passes, wrong


def judged(
    *duties: str, head: str = "headcount: 5", people: str = "[ann, bob, cid, dan, eve]", more: str = ""
) -> AuditResult:
    listed = "".join(f"\n      - {{{item}}}" for item in duties)
    text = f"""\
company: {{name: A, employees: 60}}
people: {people}
departments:
  - name: Office
    office: back
    goals: none
    {head}
    duties:{listed or " none"}
{more}"""
    found = load_text(text, today=TODAY)
    assert found.organization is not None, found.problems
    return audit(found.organization, Settings(today=TODAY))


def leaving(*names: str) -> str:
    dates = (f"{{id: {name}, leaving_on: 2027-03-31}}" for name in names)
    return f"[{', '.join(dates)}, {', '.join(name for name in ('ann', 'bob', 'cid', 'dan', 'eve') if name not in names)}]"


def work(name: str = "Payroll", primary: str = "ann", **facts: str) -> str:
    return ", ".join(
        (f"name: {name}", f"primary: {primary}", *(f"{key}: {value}" for key, value in facts.items()))
    )


STALE = "{bob: 2020-01-01, cid: 2020-01-01}"
PEAK = "{3: 200}"
SHARED = (
    work("Visits", "ann", monthly_hours=PEAK, backups="[eve]"),
    work("Orders", "bob", monthly_hours=PEAK, backups="[eve]"),
)
SALES = """\
  - {name: Sales, office: front, headcount: 5, goals: none}
duties:
  - {name: Odd jobs, primary: cid, backups: [dan], departments: %s, accountable: eve}
handoffs:
  - {from: sales, to: "-/Odd jobs", shared_system: none}
"""
SEASON = (
    work("Close", "ann", monthly_hours="{3: 300, 4: 10}"),
    work("Files", "bob", hours_per_month="1"),
    work("Mail", "cid"),
)

ROBOT = work("Orders", backups="[bob]", manual="ok", bot="yes", bot_owner="eve")
WAITS = """\
  - {name: Sales, office: back, headcount: 5, goals: none}
handoffs:
  - {from: office, to: sales, process: p, work_hours: 8, wait_days: %d}
  - {from: sales, to: office, process: p, work_hours: 8, wait_days: 1}
"""

KNOWN = {
    "a stand-in who leaves, for one who stays": (
        judged(work(backups="none", manual="ok"), people=leaving("bob")),
        judged(work(backups="[bob]", manual="ok"), people=leaving("bob")),
    ),
    "another who leaves as well": (
        judged(work(backups="none", manual="ok"), people=leaving("ann", "bob")),
        judged(work(backups="[bob]", manual="ok"), people=leaving("ann", "bob")),
    ),
    "another stand-in in name only": (
        judged(work(backups="[bob]", manual="ok", frequency="monthly", last_done=STALE)),
        judged(work(backups="[bob, cid]", manual="ok", frequency="monthly", last_done=STALE)),
    ),
    "a stand-in who is busy at the same time": (
        judged(work(backups="none", manual="ok", hours_per_month="1", peak_months="none"), *SHARED),
        judged(work(backups="[bob]", manual="ok", hours_per_month="1", peak_months="none"), *SHARED),
    ),
    "an owner for what is handed to a duty of nobody": (
        judged(more=SALES % "[]"),
        judged(more=SALES % "[office]"),
    ),
}
"""What was known and what is left of it; the way back is new."""

ANEW = {
    "a stand-in where nobody was written, for one who leaves": (
        judged(work(manual="ok"), people=leaving("ann")),
        judged(work(manual="ok", backups="[bob]"), people=leaving("ann")),
    ),
    "a stand-in in name only where nobody was written": (
        judged(work(manual="ok", frequency="monthly", last_done=STALE)),
        judged(work(manual="ok", frequency="monthly", last_done=STALE, backups="[bob]")),
    ),
    "half of the duties name theirs now": (
        judged(work(), work("Bonus")),
        judged(work(backups="[bob]"), work("Bonus")),
    ),
    "half of the duties have a manual now": (
        judged(work(backups="[bob]"), work("Bonus", backups="[bob]")),
        judged(work(backups="[bob]", manual="ok"), work("Bonus", backups="[bob]")),
    ),
    "a manual for a robot, and nobody wrote whose it is": (
        judged(work(backups="[bob]", manual="none", bot="yes"), ROBOT),
        judged(work(backups="[bob]", manual="ok", bot="yes"), ROBOT),
    ),
    "a fourth name in a team of which nobody wrote how many they are": (
        judged(*SEASON, head="", people="[]"),
        judged(SEASON[0], work("Files", "[bob, dan]", hours_per_month="1"), SEASON[2], head="", people="[]"),
    ),
}
"""What nobody had written, or whose number is unknown; without it a thing is unknown again."""


@pytest.mark.parametrize("name", [*KNOWN, *ANEW])
def test_an_improvement_is_nothing_new(name: str) -> None:
    before, after = (KNOWN | ANEW)[name]
    found = {
        (item.finding.fingerprint, item.finding.severity, item.finding.confidence) for item in after.findings
    }
    assert found - {
        (item.finding.fingerprint, item.finding.severity, item.finding.confidence) for item in before.findings
    }, "nothing is left to be known"
    assert new_of(before, after) == {}
    assert passes(before, after)


BACK = [name for name in KNOWN if not name.startswith("another")]
"""One more of those who are no help makes nothing better, and one fewer nothing worse."""


@pytest.mark.parametrize("name", BACK)
def test_the_way_back_is_new(name: str) -> None:
    before, after = KNOWN[name]
    assert new_of(after, before)


WORSE = {
    "another who leaves, instead of one": (
        judged(work(backups="[cid]", manual="ok"), people=leaving("ann", "bob")),
        judged(work(primary="bob", backups="[cid]", manual="ok"), people=leaving("ann", "bob")),
        "SIL007",
    ),
    "the other one leaves too, shown no graver than before": (
        judged(
            work(
                backups="[bob]",
                manual="none",
                criticality="high",
                deadline="internal",
                frequency="monthly",
                hours_per_month="9",
            ),
            people=leaving("ann"),
        ),
        judged(
            work(
                backups="[bob]",
                manual="none",
                criticality="high",
                deadline="internal",
                frequency="monthly",
                hours_per_month="9",
            ),
            people=leaving("ann", "bob"),
        ),
        "SIL007",
    ),
    "the only one leaves where nobody stood in": (
        judged(work(backups="none", manual="ok")),
        judged(work(backups="none", manual="ok"), people=leaving("ann")),
        "SIL007",
    ),
    "nobody stands in, now that it is written": (judged(work()), judged(work(backups="none")), "SIL001"),
    "a stand-in comes and the manual goes": (
        judged(work(backups="none", manual="ok")),
        judged(work(backups="[bob]", manual="none"), people=leaving("bob")),
        "SIL002",
    ),
    "a process that goes back and forth as before waits longer": (
        judged(more=WAITS % 1),
        judged(more=WAITS % 90),
        "HND004",
    ),
}


@pytest.mark.parametrize("name", WORSE)
def test_what_worsens_is_new(name: str) -> None:
    before, after, rule = WORSE[name]
    assert rule in {
        item.rule for finding in new_of(before, after).values() for item in (finding, *inside(finding))
    }


@examples(24)
@given(st.integers(1, 2**32))
def test_some_improvements_of_a_random_company(seed: int) -> None:
    """``tests.tools.search_partial`` tries all of thousands."""
    assert list(wrong(seed, most=3)) == []


@pytest.mark.slow
@examples(8)
@given(st.integers(1, 2**32))
def test_every_improvement_of_a_random_company(seed: int) -> None:
    assert list(wrong(seed)) == []
