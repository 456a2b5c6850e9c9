"""What the report says first, what it leaves out, and what it admits not to know."""

from collections import Counter
from dataclasses import replace

import pytest

from orgaudit.findings.severity import Confidence, Severity
from orgaudit.reports.rows import ReportView
from orgaudit.reports.view_findings import MOST_LISTED, MOST_PER_RULE
from orgaudit.reports.words.hours import returned_told
from orgaudit.reports.words.localizer import localizer
from orgaudit.results.audit_result import AuditResult, Band, Coverage, RuleFailure, Tally
from orgaudit.results.gate import Gate, GateReason
from orgaudit.rules.spec import Rule
from orgaudit.wording.catalogue import Catalogue, Language
from tests.reports.sample_result import hostile, minimal, request, wholesale


def view(result: AuditResult, language: Language = "en", **changes: object) -> ReportView:
    return request(result, language, **changes).view()


def covered(result: AuditResult, judged: int, possible: int) -> AuditResult:
    coverage = Coverage(Tally(judged, possible), result.coverage.families)
    return replace(result, coverage=coverage)


def test_three_moves_come_first_with_what_they_cost_and_return() -> None:
    told = view(wholesale())
    assert [move.rank for move in told.first_moves] == [1, 2, 3]
    assert [move.rank for move in told.later_moves][:2] == [4, 5]
    first = next(move for move in wholesale().moves if not move.gate0)
    assert f"{first.effort_hours:,.0f} hours" in told.first_moves[0].effort
    assert "hours a year" in told.first_moves[0].returned
    assert first.hours_returned > 0


@pytest.mark.parametrize(
    ("hours", "defaults", "told"),
    [
        (3.2, (), "returns about 3 hours a year"),
        (0.4, (), ""),
        (1060.8, (), "returns about 1,100 hours a year"),
        (64.4, (), "returns about 64 hours a year"),
        (64.4, ("typical_hours",), "returns roughly 60 hours a year (hours of the work not stated)"),
        (
            324.0,
            ("share_of_department",),
            "returns roughly 320 hours a year (assumed share of the team's hours)",
        ),
    ],
)
def test_hours_are_told_no_more_exactly_than_they_are_known(
    hours: float, defaults: tuple[str, ...], told: str
) -> None:
    words = localizer(minimal().organization, Catalogue("en"), redact=False)
    assert returned_told(hours, defaults, words) == told


def test_a_finding_without_points_says_why() -> None:
    result = wholesale()
    found = next(item for item in result.findings if item.finding.rule == "SIL003")
    counted = result.rules["SIL003"]
    suspicion = replace(counted, counted=False)
    summary = replace(suspicion, sums_up=("SIL001",))

    def told(rule: Rule, confidence: Confidence, severity: Severity = Severity.HIGH) -> str:
        changed = replace(found.finding, confidence=confidence, severity=severity)
        only = replace(result, rules={"SIL003": rule}, findings=(replace(found, finding=changed),))
        return view(only, show=Severity.INFO).findings.groups[0].rows[0].uncounted

    assert told(counted, Confidence.MEDIUM) == ""
    assert told(counted, Confidence.LOW) == "not counted in the score until confirmed"
    assert told(suspicion, Confidence.MEDIUM) == "not counted in the score until confirmed"
    assert told(summary, Confidence.HIGH) == "not counted in the score, as it sums up other findings"
    assert told(summary, Confidence.HIGH, Severity.INFO) == ""


def test_critical_block_names_every_rule_with_critical_findings() -> None:
    told = view(wholesale())
    critical = Counter(
        item.finding.rule for item in wholesale().findings if item.finding.severity is Severity.CRITICAL
    )
    assert {row.rule: row.count for row in told.urgent} == critical
    assert told.urgent_hidden == 0


def test_gate_zero_comes_before_other_critical_findings() -> None:
    result = wholesale()
    critical = [item for item in result.findings if item.finding.severity is Severity.CRITICAL]
    plain = tuple(replace(item, priority=replace(item.priority, gate0=False)) for item in result.findings)
    last = next(item for item in reversed(plain) if item.finding.severity is Severity.CRITICAL)
    gated = replace(last, priority=replace(last.priority, gate0=True, score=None))
    findings = tuple(gated if item is last else item for item in plain)
    told = view(replace(result, findings=findings))
    assert len({item.finding.rule for item in critical}) > 1
    assert (told.urgent[0].rule, told.urgent[0].remark) == (last.finding.rule, "ordered by deadline")


def test_what_gate_zero_asks_for_stands_above_the_ranking_and_not_in_it() -> None:
    result = wholesale()
    ranked = {move.title for move in (*view(result).first_moves, *view(result).later_moves)}
    gated = replace(result, moves=tuple(replace(move, gate0=True) for move in result.moves[:2]))
    assert sum(not move.gate0 for move in result.moves) >= len(ranked)
    # Where there is nothing else to do, it is what to start with.
    assert [move.rank for move in view(gated).first_moves] == [1, 2]


def test_what_is_urgent_but_only_inferred_is_told_as_unconfirmed() -> None:
    result = wholesale()
    critical = next(
        item
        for item in result.findings
        if item.finding.severity is Severity.CRITICAL and not item.priority.gate0
    )
    unsure = replace(critical, finding=replace(critical.finding, confidence=Confidence.LOW))
    remarks = [
        view(replace(result, findings=findings)).urgent[0].remark
        for findings in ((unsure,), (unsure, critical), (critical,))
    ]
    assert remarks == ["not confirmed yet", "", ""]


def test_the_heading_over_the_moves_counts_them() -> None:
    result = wholesale()
    titles = [view(replace(result, moves=result.moves[:count])).moves_title for count in (3, 1)]
    assert titles == ["Three moves to start on Monday", "Moves to start on Monday"]
    assert view(minimal()).moves_title == "Ask first"


@pytest.mark.parametrize(("judged", "provisional"), [(49, True), (50, False)])
def test_band_comes_before_the_number_where_little_was_judged(judged: int, provisional: bool) -> None:  # noqa: FBT001
    head = view(covered(wholesale(), judged, 100)).head
    band = wholesale().score.overall
    assert head.provisional is provisional
    assert ("provisional" in head.score) is provisional
    assert head.score.startswith(f"between {band.low:.0f}" if provisional else f"{band.value:.0f} out of")


def test_people_lists_are_limited_and_counts_are_not() -> None:
    findings = view(wholesale(), show=Severity.INFO).findings
    listed = Counter(row.rule for group in findings.groups for row in group.rows)
    assert max(listed.values()) <= MOST_PER_RULE
    assert listed.total() == findings.listed <= MOST_LISTED
    assert sum(row.total for row in findings.table) == len(wholesale().findings)
    assert sum(group.hidden for group in findings.groups) + listed.total() <= findings.total


def test_show_leaves_out_lower_levels_and_says_so() -> None:
    told = view(wholesale(), show=Severity.CRITICAL)
    critical = sum(item.finding.severity is Severity.CRITICAL for item in wholesale().findings)
    assert told.findings.total == critical
    assert any(str(len(wholesale().findings) - critical) in remark for remark in told.findings.remarks)
    assert told.head == view(wholesale()).head


def test_where_most_duties_are_hit_high_only_a_tenth_is_told_as_high() -> None:
    calm = wholesale()
    result = replace(
        calm,
        findings=tuple(
            replace(item, finding=replace(item.finding, severity=Severity.HIGH))
            if item.finding.severity in (Severity.LOW, Severity.MEDIUM)
            else item
            for item in calm.findings
        ),
    )
    high = sum(item.finding.severity is Severity.HIGH for item in result.findings)
    rows = [
        row for group in view(result).findings.groups for row in group.rows if row.severity is Severity.HIGH
    ]
    as_high = [row for row in rows if row.level == "high"]
    assert 0 < len(as_high) <= -(-high // 10)
    assert {row.level for row in rows} == {"high", "medium*"}
    assert all(row.level == "critical" for row in rows if row.severity is Severity.CRITICAL)


def test_levels_stand_where_few_duties_are_hit() -> None:
    result = wholesale()
    boundary = tuple(item for item in result.findings if item.finding.family == "boundary")
    told = view(replace(result, findings=boundary)).findings
    levels = {row.level for group in told.groups for row in group.rows}
    assert {"high", "medium"} <= levels
    assert "medium*" not in levels


def test_share_of_duties_hit_is_told_for_rules_about_duties_only() -> None:
    shares = {row.rule: row.share for row in view(wholesale()).findings.table}
    duties = len(wholesale().organization.duties)
    hit = sum(item.finding.rule == "SIL003" for item in wholesale().findings)
    assert shares["SIL003"] == f"{hit / duties:.0%}"
    assert shares["GOL001"] == ""


def test_questions_say_what_they_open_and_whom_to_ask() -> None:
    told = view(wholesale(), "ja")
    best = wholesale().missing[0]
    assert f"{best.judgements}件" in told.questions[0].opens
    assert "営業一部" in told.questions[0].whom
    assert [row.rank for row in told.questions] == list(range(1, len(told.questions) + 1))


def test_a_file_of_names_is_answered_with_questions() -> None:
    told = view(minimal())
    assert told.head.provisional
    assert told.first_moves == ()
    assert len(told.ask_first) == 3
    assert told.ask_first == told.questions[:3]


def test_waivers_are_told_by_state_with_their_owner() -> None:
    rows = {row.state: row for row in view(hostile(), "ja").waivers}
    assert set(rows) == {"in_force", "lapsed", "stale"}
    assert rows["in_force"].owner == "山田 太郎"
    assert rows["in_force"].expires == "2027-03-31"


def test_thresholds_name_their_origin_and_keep_their_digits() -> None:
    rows = {(row.rule, row.what): row for row in view(wholesale()).thresholds}
    values = {row.value for row in rows.values()}
    assert "0.85" in values
    origins = {row.origin for row in rows.values()}
    assert {"house default", "from a source"} <= origins


def test_a_changed_threshold_is_told_as_changed() -> None:
    result = wholesale()
    settings = replace(result.settings, options={"SIL001": {"least_keepers": 3}})
    rows = [row for row in view(replace(result, settings=settings)).thresholds if row.rule == "SIL001"]
    assert ("3 people", "changed for this run") in [(row.value, row.origin) for row in rows]


def test_every_default_behind_the_hours_is_named() -> None:
    used = {name for item in wholesale().findings for name in item.priority.defaults}
    assert used
    assert len(view(wholesale()).defaults) == len(used) + 1


def test_failed_rules_are_told() -> None:
    failed = replace(wholesale(), failures=(RuleFailure("SIL001", "ZeroDivisionError: \x1b[31mx"),))
    assert view(failed).failures == ("SIL001: ZeroDivisionError: [31mx",)


def test_gate_is_told_in_words() -> None:
    gate = Gate(asked=True, passed=False, reasons=(GateReason("findings", {"count": 2, "limit": "high"}),))
    assert view(wholesale(), gate=gate).head.gate == ("Failed.", "2 findings at high or above.")
    assert view(wholesale()).head.gate == ()


def test_a_score_that_cannot_move_has_no_band() -> None:
    result = wholesale()
    fixed = replace(result, score=replace(result.score, overall=Band(100.0, 100.0, 100.0)))
    head = view(fixed).head
    assert (head.score, head.band_note) == ("100 out of 100", "")


def test_how_to_start_is_said_once() -> None:
    rows = [row.start for row in view(wholesale()).first_moves if row.start]
    assert len(rows) == len(set(rows))
