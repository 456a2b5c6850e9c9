"""What the report says first, what it leaves out, and what it admits not to know."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from orgaudit.findings.severity import Confidence, Severity
from orgaudit.intake.reading import load_text
from orgaudit.pipeline import audit
from orgaudit.reports.content.audit.findings import BRIEF_LISTED, MOST_LISTED, MOST_PER_RULE
from orgaudit.reports.content.audit.group import BRIEF_PER_RULE
from orgaudit.reports.document import Block, Document, Group, Item, On
from orgaudit.reports.text import words_of
from orgaudit.reports.words.hours import returned_told
from orgaudit.reports.words.localizer import localizer
from orgaudit.results.audit_result import AuditResult, Band, Coverage, RuleFailure, Tally
from orgaudit.results.gate import Gate, GateReason
from orgaudit.rules.spec import Rule
from orgaudit.settings import Settings
from orgaudit.wording.catalogue import Catalogue, Language
from tests.reports.sample_result import hostile, minimal, rendered, request, wholesale
from tests.reports.told import facts, flat, headings, items, paragraphs, rows, section

MOVES = "Three moves to start on Monday"


def told(result: AuditResult, language: Language = "en", **changes: Any) -> Document:
    return request(result, language, **changes).document()


def part(result: AuditResult, name: str, language: Language = "en", **changes: Any) -> list[Block]:
    """Return the section whose heading has this name in our words."""
    return section(told(result, language, **changes), Catalogue(language).ui(f"report.title.{name}"))


def groups(result: AuditResult, **changes: Any) -> list[Group]:
    return [block for block in part(result, "findings", "en", **changes) if isinstance(block, Group)]


def listed(group: Group, on: On = On.TEXT) -> list[Item]:
    """Return the findings of a group, which are the items with a level."""
    return [item for item in items(group.blocks, on) if item.badge]


def covered(result: AuditResult, judged: int, possible: int) -> AuditResult:
    coverage = Coverage(Tally(judged, possible), result.coverage.families)
    return replace(result, coverage=coverage)


def test_three_moves_come_first_with_what_they_cost_and_return() -> None:
    moves = items(section(told(wholesale()), MOVES))
    assert [move.number for move in moves[:5]] == [1, 2, 3, 4, 5]
    assert len(items(section(told(wholesale()), MOVES, On.BRIEF)[:1])) == 3
    first = next(move for move in wholesale().moves if not move.gate0)
    worth = words_of(moves[0].lines[0].text)
    assert f"{first.effort_hours:,.0f} hours" in worth
    assert "hours a year" in worth
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

    def why(rule: Rule, confidence: Confidence, severity: Severity = Severity.HIGH) -> str:
        changed = replace(found.finding, confidence=confidence, severity=severity)
        only = replace(result, rules={"SIL003": rule}, findings=(replace(found, finding=changed),))
        last = flat(listed(groups(only, show=Severity.INFO)[0])[0]).splitlines()[-1]
        return next((part for part in last.split(" · ") if "not counted" in part), "")

    assert why(counted, Confidence.MEDIUM) == ""
    assert why(counted, Confidence.LOW) == "not counted in the score until confirmed"
    assert why(suspicion, Confidence.MEDIUM) == "not counted in the score until confirmed"
    assert why(summary, Confidence.HIGH) == "not counted in the score, as it sums up other findings"
    assert why(summary, Confidence.HIGH, Severity.INFO) == ""


def test_critical_block_names_every_rule_with_critical_findings() -> None:
    critical = Counter(
        (item.finding.rule, item.finding.family)
        for item in wholesale().findings
        if item.finding.severity is Severity.CRITICAL
    )
    titles = {
        f"{Catalogue('en').rule(rule, family).title} ({count})" for (rule, family), count in critical.items()
    }
    assert {item.text[0].text for item in items(part(wholesale(), "urgent"))} == titles


def test_gate_zero_comes_before_other_critical_findings() -> None:
    result = wholesale()
    critical = [item for item in result.findings if item.finding.severity is Severity.CRITICAL]
    plain = tuple(replace(item, priority=replace(item.priority, gate0=False)) for item in result.findings)
    last = next(item for item in reversed(plain) if item.finding.severity is Severity.CRITICAL)
    gated = replace(last, priority=replace(last.priority, gate0=True, score=None))
    findings = tuple(gated if item is last else item for item in plain)
    first = words_of(items(part(replace(result, findings=findings), "urgent"))[0].text)
    assert len({item.finding.rule for item in critical}) > 1
    assert first.startswith(Catalogue("en").rule(last.finding.rule, last.finding.family).title)


def test_what_gate_zero_asks_for_stands_above_the_ranking_and_not_in_it() -> None:
    result = wholesale()
    ranked = items(section(told(result), MOVES))
    gated = replace(result, moves=tuple(replace(move, gate0=True) for move in result.moves[:2]))
    assert sum(not move.gate0 for move in result.moves) >= len(ranked)
    # Where there is nothing else to do, it is what to start with.
    alone = replace(gated, moves=gated.moves[:2])
    assert [move.number for move in items(part(alone, "few_moves"))] == [1, 2]


def test_what_is_urgent_but_only_inferred_is_told_as_unconfirmed() -> None:
    result = wholesale()
    critical = next(
        item
        for item in result.findings
        if item.finding.severity is Severity.CRITICAL and not item.priority.gate0
    )
    unsure = replace(critical, finding=replace(critical.finding, confidence=Confidence.LOW))
    unconfirmed = [
        "not confirmed yet" in flat(items(part(replace(result, findings=findings), "urgent"))[0])
        for findings in ((unsure,), (unsure, critical), (critical,))
    ]
    assert unconfirmed == [True, False, False]


def test_the_heading_over_the_moves_counts_them() -> None:
    result = wholesale()
    assert MOVES in headings(told(replace(result, moves=result.moves[:3])))
    assert "Moves to start on Monday" in headings(told(replace(result, moves=result.moves[:1])))
    assert "Ask first" in headings(told(minimal()))


@pytest.mark.parametrize(("judged", "provisional"), [(49, True), (50, False)])
def test_band_comes_before_the_number_where_little_was_judged(judged: int, provisional: bool) -> None:  # noqa: FBT001
    score = facts(told(covered(wholesale(), judged, 100)))["Score"]
    band = wholesale().score.overall
    assert ("provisional" in score) is provisional
    assert score.startswith(
        f"likely between {band.likely_low:.0f}" if provisional else f"{band.value:.0f} out of"
    )


def test_people_lists_are_limited_and_counts_are_not() -> None:
    shown = groups(wholesale(), show=Severity.INFO)
    sizes = [len(listed(group)) for group in shown]
    assert max(sizes) <= MOST_PER_RULE
    assert sum(sizes) <= MOST_LISTED
    counted = rows(part(wholesale(), "counts", show=Severity.INFO))
    assert sum(int(row[2]) for row in counted) == len(wholesale().findings)
    hidden = [item for group in shown for item in items(group.blocks) if "more" in words_of(item.text)]
    assert hidden


def test_a_full_screen_lists_few_findings_and_counts_the_others() -> None:
    shown = groups(wholesale())
    sizes = [len(listed(group, On.FULL)) for group in shown if On.FULL in group.on]
    assert sum(sizes) == BRIEF_LISTED
    assert max(sizes) == BRIEF_PER_RULE
    first = shown[0]
    total = sum(item.finding.rule in first.title for item in wholesale().findings)
    brief = [flat(item) for item in items(first.blocks, On.FULL) if not item.badge]
    assert total == len(listed(first, On.FULL)) or str(total - len(listed(first, On.FULL))) in brief[0]


@pytest.mark.parametrize("on", [On.BRIEF, On.FULL, On.VERBOSE, On.NOTE, On.TEXT])
def test_what_no_browser_shows_is_the_same_without_what_only_a_browser_shows(on: On) -> None:
    whole, lean = groups(wholesale()), groups(wholesale(), only="text")
    assert [listed(group, on) for group in lean] == [listed(group, on) for group in whole]
    everything, few = (sum(len(listed(group, On.WEB)) for group in told) for told in (whole, lean))
    assert everything > 2 * MOST_LISTED > few


def test_show_leaves_out_lower_levels_and_says_so() -> None:
    critical = sum(item.finding.severity is Severity.CRITICAL for item in wholesale().findings)
    counted = rows(part(wholesale(), "counts", show=Severity.CRITICAL))
    assert sum(int(row[2]) for row in counted) == critical
    remarks = paragraphs(part(wholesale(), "findings", show=Severity.CRITICAL))
    assert any(str(len(wholesale().findings) - critical) in remark for remark in remarks)
    assert facts(told(wholesale(), show=Severity.CRITICAL)) == facts(told(wholesale()))


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
    badges = [item.badge for group in groups(result) for item in listed(group) if item.badge]
    levels = [badge.text for badge in badges if badge.look == "high"]
    assert 0 < levels.count("high") <= -(-high // 10)
    assert set(levels) == {"high", "medium*"}
    assert {badge.text for badge in badges if badge.look == "critical"} == {"critical"}


def test_levels_stand_where_few_duties_are_hit() -> None:
    result = wholesale()
    boundary = tuple(item for item in result.findings if item.finding.family == "boundary")
    shown = groups(replace(result, findings=boundary))
    levels = {item.badge.text for group in shown for item in listed(group) if item.badge}
    assert {"high", "medium"} <= levels
    assert "medium*" not in levels


def test_share_of_duties_hit_is_told_for_rules_about_duties_only() -> None:
    shares = {row[0]: row[3] for row in rows(part(wholesale(), "counts"))}
    duties = len(wholesale().organization.duties)
    hit = sum(item.finding.rule == "SIL003" for item in wholesale().findings)
    assert shares["SIL003"] == f"{hit / duties:.0%}"
    assert shares["GOL001"] == "—"


def test_questions_say_what_they_open_and_whom_to_ask() -> None:
    questions = items(part(wholesale(), "questions", "ja"))
    best = wholesale().missing[0]
    assert f"{best.judgements}件" in flat(questions[0])
    assert "営業一部" in flat(questions[0])
    assert [item.number for item in questions] == list(range(1, len(questions) + 1))


def test_a_file_of_names_is_answered_with_questions() -> None:
    first = [item.text for item in items(part(minimal(), "ask"))]
    assert len(first) == 3
    assert first == [item.text for item in items(part(minimal(), "questions"))][:3]
    assert MOVES not in headings(told(minimal()))


def test_waivers_are_told_by_state_with_their_owner() -> None:
    waivers = list(map(flat, items(part(hostile(), "waivers", "ja"))))
    words = Catalogue("ja")
    for state, waiver in zip(("in_force", "lapsed", "stale"), waivers, strict=True):
        assert words.ui(f"report.waivers.{state}") in waiver
    assert "山田 太郎" in waivers[0]
    assert "2027-03-31" in waivers[0]


def test_thresholds_name_their_origin_and_keep_their_digits() -> None:
    thresholds = rows(part(wholesale(), "defaults"))
    assert "0.85" in {row[2] for row in thresholds}
    assert {"house default", "from a source"} <= {row[3] for row in thresholds}


def test_a_changed_threshold_is_told_as_changed() -> None:
    result = wholesale()
    settings = replace(result.settings, options={"SIL001": {"least_keepers": 3}})
    changed = [
        row for row in rows(part(replace(result, settings=settings), "defaults")) if row[0] == "SIL001"
    ]
    assert ("3 people", "changed for this run") in [row[2:] for row in changed]


def test_every_default_behind_the_hours_is_named() -> None:
    used = {name for item in wholesale().findings for name in item.priority.defaults}
    assert used
    assert len(items(part(wholesale(), "defaults"))) == len(used) + 1


def test_failed_rules_are_told() -> None:
    failed = replace(wholesale(), failures=(RuleFailure("SIL001", "ZeroDivisionError: \x1b[31mx"),))
    assert [flat(item) for item in items(part(failed, "failures"))] == ["SIL001: ZeroDivisionError: [31mx"]


def test_gate_is_told_in_words() -> None:
    gate = Gate(asked=True, passed=False, reasons=(GateReason("findings", {"count": 2, "limit": "high"}),))
    label = Catalogue("en").ui("report.gate.label")
    assert facts(told(wholesale(), gate=gate))[label] == "Failed. 2 findings at high or above."
    assert label not in facts(told(wholesale()))


def test_a_score_that_cannot_move_has_no_band() -> None:
    result = wholesale()
    fixed = replace(result, score=replace(result.score, overall=Band(100.0, 100.0, 100.0, 100.0, 100.0)))
    assert facts(told(fixed))["Score"] == "100 out of 100"
    assert "would be the score" not in "".join(paragraphs(told(fixed).blocks))
    assert "would be the score" in "".join(paragraphs(told(result).blocks))


def test_how_to_start_is_said_once_and_named_where_it_is_said() -> None:
    moves = items(section(told(wholesale()), MOVES))[:3]
    starts = [line for move in moves for line in flat(move).splitlines() if line.startswith("How to start")]
    assert len(starts) == len(moves)
    assert len(starts) == len(set(starts))
    first, last = starts[0], starts[-1]
    assert last == "How to start: as in move 1."
    urgent = [flat(item) for item in items(part(wholesale(), "urgent"))]
    assert all("How to start: " in text for text in urgent)
    assert not any(first in text for text in urgent)


def test_rules_that_start_alike_name_the_first_of_them() -> None:
    result = wholesale()
    critical = [item for item in result.findings if item.finding.rule in ("SIL003", "SIL007")]
    graver = tuple(
        replace(item, finding=replace(item.finding, severity=Severity.CRITICAL)) for item in critical
    )
    urgent = [flat(item) for item in items(part(replace(result, findings=graver, moves=()), "urgent"))]
    titles = [Catalogue("en").rule(rule, "silo").title for rule in ("SIL003", "SIL007")]
    assert [sum(title in text for text in urgent) for title in titles] == [2, 1]
    assert f"How to start: as for “{titles[0]}”." in urgent[1]


def test_what_likely_means_is_said_only_where_it_is_told() -> None:
    result = wholesale()
    exact = replace(result.score.overall, likely_low=41.0, likely_high=41.0, value=41.0)
    settled = replace(result, score=replace(result.score, overall=exact))
    shown = {
        state: " ".join(paragraphs(told(one).blocks))
        for state, one in (("likely", result), ("exact", settled))
    }
    assert "“Likely” means" in shown["likely"]
    assert "Likely" not in shown["exact"]
    assert "turned out bad" in shown["exact"]


def test_no_area_is_called_the_weakest_where_none_lost_a_point() -> None:
    text = """\
company: {name: A, as_of: 2026-04-01, country: JP}
departments:
  - name: 経理部
    office: front
    duties: [{name: 記帳, primary: 佐藤, backups: [鈴木, 伊藤], manual: ok, changed_on: none}, {name: 支払, primary: 鈴木, backups: [佐藤, 伊藤]}]
"""
    org = load_text(text, today=date(2026, 4, 1)).organization
    assert org is not None
    result = audit(org, Settings())
    asked = [item for item in result.findings if item.finding.severity is not Severity.INFO]
    assert asked
    assert all(item.points == 0 for item in asked)
    assert "Weakest" not in rendered("terminal", result, "en")
