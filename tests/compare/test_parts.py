"""A finding that is mended in part is the one that was known, whatever its elements were called, and its way back is new."""

import pytest

from orgaudit.compare.states.baseline import pruned, read, updated, write
from orgaudit.compare.states.difference import difference
from orgaudit.intake.reading import load_text
from orgaudit.model.organization import Organization
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.comparison import compared
from orgaudit.results.known_findings import KnownFinding
from orgaudit.settings import Settings
from tests.engine.company_facts import TODAY


def judged(departments: str, more: str = "") -> AuditResult:
    text = f"company: {{name: A, employees: 60{more}}}\npeople: [ann, bob, cid, dan]\ndepartments:\n{departments}\n"
    org = load_text(text, today=TODAY).organization
    assert org is not None
    return audit(org, Settings(today=TODAY))


def w(home: str = "B", name: str = "W", **facts: str) -> str:
    told = "".join(f", {key}: {value}" for key, value in facts.items())
    return f"- {{name: {home}, duties: [{{name: {name}{told}}}]}}"


def steps(**holders: str) -> str:
    duties = ", ".join(
        f"{{name: {step}, process: p, criticality: high, compensating: none, step: {step}, primary: {who}}}"
        for step, who in holders.items()
    )
    return f"- {{name: B, duties: [{duties}]}}"


def control(*goals: str) -> str:
    listed = ", ".join(goals)
    return (
        f"- {{name: Compliance, office: middle, parent: none, goals: [{listed}], "
        "duties: [{name: Reviews, function: compliance}]}"
    )


COPIES = "\n".join(w(home, "請求書の発行", function="billing") for home in ("B", "C", "D"))
STALE = "{ann: 2026-11-01, bob: 2020-01-01, cid: 2020-01-01}"

PARTS: dict[str, tuple[str, str, str]] = {
    "two of three answer": (
        "BND002",
        w(primary="ann", accountable="[ann, bob, cid]"),
        w(primary="ann", accountable="[ann, bob]"),
    ),
    "one copy fewer, the first": (
        "BND003",
        COPIES,
        COPIES.replace(
            "B, duties: [{name: 請求書の発行, function: billing", "B, duties: [{name: 電話, function: sales"
        ),
    ),
    "one of two approves their own": (
        "SOD001",
        steps(initiate="[ann, bob]", authorise="[ann, bob]"),
        steps(initiate="[ann, bob]", authorise="ann"),
    ),
    "the next defect has the same lack of a control": (
        "SOD005",
        steps(initiate="ann", authorise="ann", custody="bob", record="bob", reconcile="bob"),
        steps(initiate="ann", authorise="cid", custody="bob", record="bob", reconcile="bob"),
    ),
    "one sales goal fewer": (
        "SOD004",
        control("{text: a, type: revenue, use: target}", "{text: b, type: revenue, use: target}"),
        control("{text: a, type: revenue, use: target}"),
    ),
    "what was less sure comes forth": (
        "SOD004",
        control("{text: a, type: revenue, use: target}", "{text: b, type: revenue}"),
        control("{text: a, type: outcome, use: target}", "{text: b, type: revenue}"),
    ),
    "a stand-in more for an empty seat": (
        "SIL008",
        w(primary="none", backups="[bob]"),
        w(primary="none", backups="[bob, cid]"),
    ),
    "the same under a name declared later": (
        "SIL008",
        w("Bs", primary="none", backups="[bob]"),
        w("Bss, formerly: [b, bs]", primary="none", backups="[bob, cid]"),
    ),
    "the same where a department was merged in": (
        "SIL008",
        w(primary="none", backups="[bob]") + "\n- C",
        w("B, formerly: [c]", primary="none", backups="[bob, cid]"),
    ),
}


def new_of(result: AuditResult, known: tuple[KnownFinding, ...]) -> list[str]:
    there = compared(result, known, "").known
    return [item.finding.rule for item in result.findings if item.finding.fingerprint not in there]


@pytest.mark.parametrize("name", PARTS)
def test_what_is_mended_in_part_is_known_and_its_way_back_is_new(name: str) -> None:
    rule, was, now = PARTS[name]
    before, after = judged(was), judged(now)
    found = {item.finding.rule for item in after.findings}
    assert rule in found
    assert difference(before, after, audit_again).of("new") == ()
    assert difference(after, before, audit_again).of("new")
    accepted = read(write(updated(None, before, today=TODAY, version="1", ruleset="1").baseline))
    assert new_of(after, accepted.known) == []
    assert rule not in {item.rule for item in compared(after, accepted.known, "").gone}
    narrowed = read(write(pruned(accepted, after).baseline))
    assert new_of(after, narrowed.known) == []


def audit_again(org: Organization) -> AuditResult:
    return audit(org, Settings(today=TODAY))


def test_a_pruned_baseline_no_longer_accepts_what_was_mended() -> None:
    _rule, was, now = PARTS["two of three answer"]
    before, after = judged(was), judged(now)
    accepted = updated(None, before, today=TODAY, version="1", ruleset="1").baseline
    assert new_of(before, pruned(accepted, after).baseline.known) == ["BND002"]


def test_somebody_else_in_whose_hands_it_lies_is_new() -> None:
    before, after = (
        judged(steps(initiate="ann", authorise="ann")),
        judged(steps(initiate="bob", authorise="bob")),
    )
    accepted = updated(None, before, today=TODAY, version="1", ruleset="1").baseline
    assert "SOD001" in new_of(after, accepted.known)
