"""A difference worded for people: the rows that the terminal and Markdown share."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, get_args

from orgaudit.findings.severity import Severity
from orgaudit.reports.diff_reasons import difference_reasons
from orgaudit.reports.diff_request import BothWords, DiffRequest, both_words
from orgaudit.reports.diff_words import change_told, element_told
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import Band
from orgaudit.results.difference import Cause, Change, ElementKind, FindingChange, FindingState
from orgaudit.results.gate import Gate

STATES: Final[tuple[FindingState, ...]] = get_args(FindingState)
"""In the order in which a reviewer needs them."""

MOST_CAUSES: Final = 3
"""Changes told in full as the cause of one finding; house default."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One changed element with what changed of it, each with its number."""

    element: str
    lines: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The changed elements of one kind."""

    title: str
    rows: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class DiffFinding:
    """One finding that is not what it was. ``level`` names two levels where it changed; ``note`` may be empty."""

    severity: Severity
    level: str
    headline: str
    rule: str
    text: str
    cause: str
    note: str
    place: str


@dataclass(frozen=True, slots=True)
class DiffGroup:
    """The findings in one state; ``hidden`` are below the level shown."""

    state: FindingState
    title: str
    rows: tuple[DiffFinding, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class DiffView:
    """Everything that a person reads of a difference, in one language, in reading order."""

    title: str
    states: str
    score: str
    changes: str
    findings: str
    gate: tuple[str, ...]
    gate_passed: bool
    groups: tuple[ChangeGroup, ...]
    found: tuple[DiffGroup, ...]
    families: tuple[tuple[str, str, str], ...]
    method: str
    failures: tuple[str, ...]


def diff_view(request: DiffRequest) -> DiffView:
    """Word a difference."""
    words = both_words(request)
    difference, say = request.difference, words.new.say
    numbered = tuple(
        say(
            "diff/numbered",
            number=number,
            element=element_told(change, words),
            change=change_told(change, words),
        )
        for number, change in enumerate(difference.changes, start=1)
    )
    return DiffView(
        title=say("diff/title", company=words.new.user(difference.new.organization.company.name)),
        states=say(
            "diff/states", old=words.new.user(request.old.label), new=words.new.user(request.new.label)
        ),
        score=_score(difference.old.score.overall, difference.new.score.overall, words.new),
        changes=_changes(len(difference.changes), words.new),
        findings=_findings(request, words.new),
        gate=_gate(request.gate, words.new),
        gate_passed=request.gate.passed,
        groups=tuple(_change_groups(difference.changes, words)),
        found=tuple(_groups(request, words, numbered)),
        families=tuple(_families(request, words.new)),
        method=_method(request, words.new),
        failures=tuple(
            say("diff/failed_rule", rule=rule)
            for rule in dict.fromkeys(
                item.rule for result in (difference.old, difference.new) for item in result.failures
            )
        ),
    )


def _gate(gate: Gate, words: Localizer) -> tuple[str, ...]:
    if not gate.asked:
        return ()
    return (words.say("gate.passed" if gate.passed else "gate.failed"), *difference_reasons(gate, words))


def _score(old: Band, new: Band, words: Localizer) -> str:
    return words.say("diff/score", old=_band(old, words), new=_band(new, words))


def _band(band: Band, words: Localizer) -> str:
    low, high = round(band.low), round(band.high)
    span = None if low == high else words.say("people.band", low=low, high=high)
    if band.value is None:
        return words.say("diff/score_none")
    return words.say("diff/score_of", value=f"{band.value:.1f}", band=span)


def _changes(count: int, words: Localizer) -> str:
    return words.say("diff/counts.changes" if count else "diff/counts.no_changes", count=count)


def _findings(request: DiffRequest, words: Localizer) -> str:
    difference = request.difference
    told = [
        words.say("diff/counts.finding", count=len(found), state=words.say(f"diff/state.{state}"))
        for state in STATES
        if (found := difference.of(state))
    ]
    told.append(words.say("diff/counts.unchanged", count=len(difference.unchanged)))
    return words.say("people.comma").join(told)


def _change_groups(changes: tuple[Change, ...], words: BothWords) -> Iterator[ChangeGroup]:
    by_kind: dict[ElementKind, dict[tuple[str | None, str | None], list[tuple[int, Change]]]] = {}
    for number, change in enumerate(changes, start=1):
        by_kind.setdefault(change.element, {}).setdefault((change.old, change.new), []).append(
            (number, change)
        )
    for kind in get_args(ElementKind):
        if kind in by_kind:
            rows = tuple(
                ChangeRow(
                    element_told(items[0][1], words),
                    tuple((number, change_told(change, words)) for number, change in items),
                )
                for items in by_kind[kind].values()
            )
            yield ChangeGroup(words.new.say(f"diff/kind.{kind}"), rows)


def _groups(request: DiffRequest, words: BothWords, numbered: tuple[str, ...]) -> Iterator[DiffGroup]:
    for state in STATES:
        found = request.difference.of(state)
        shown = [item for item in found if _worst(item).at_least(request.show)]
        if found:
            shown.sort(key=lambda item: -item.weighed.finding.severity.rank)
            yield DiffGroup(
                state,
                words.new.say(f"diff/section.{state}", count=len(found)),
                tuple(_finding(item, words, numbered) for item in shown),
                len(found) - len(shown),
            )


def _worst(item: FindingChange) -> Severity:
    now = item.weighed.finding.severity
    return item.before if item.before is not None and item.before.at_least(now) else now


def _finding(item: FindingChange, words: BothWords, numbered: tuple[str, ...]) -> DiffFinding:
    finding = item.weighed.finding
    side = words.old if item.state in ("fixed", "not_judged") else words.new
    message = side.message(finding)
    return DiffFinding(
        severity=finding.severity,
        level=_level(item, side),
        headline=side.say("subject.titled", title=message.title, name=side.subject_name(finding.subject)),
        rule=finding.rule,
        text=message.text,
        cause=cause_told(item.cause, numbered, side),
        note=side.say("diff/came_to_light") if item.came_to_light else "",
        place=side.place(finding.place),
    )


def _level(item: FindingChange, words: Localizer) -> str:
    """Return the level, with the one before where it was another, or how sure it was where only that changed."""
    finding = item.weighed.finding
    level = words.say(f"common/severity.{finding.severity.value}")
    if item.state in ("worse", "better") and item.before is not None:
        before = words.say(f"common/severity.{item.before.value}")
        return words.say("diff/level_change", before=before, after=level)
    if item.state in ("confirmed", "doubtful") and item.sure_before is not None:
        before = words.say(f"common/confidence.{item.sure_before.value}")
        after = words.say(f"common/confidence.{finding.confidence.value}")
        return words.say("diff/sure_change", level=level, before=before, after=after)
    return level


def cause_told(cause: Cause, numbered: tuple[str, ...], words: Localizer) -> str:
    """Tell which changes caused something; ``numbered`` holds every change in words."""
    key = "any" if cause.proof == "alone" and len(cause.changes) > 1 else cause.proof
    told = [words.say("diff/quoted", change=numbered[position]) for position in cause.changes[:MOST_CAUSES]]
    if len(cause.changes) > MOST_CAUSES:
        told.append(words.say("diff/more_causes", count=len(cause.changes) - MOST_CAUSES))
    return words.say(f"diff/cause.{key}", changes=told)


def _families(request: DiffRequest, words: Localizer) -> Iterator[tuple[str, str, str]]:
    old, new = request.difference.old.score.families, request.difference.new.score.families
    for family, band in new.items():
        before = old.get(family)
        if before is not None and before != band:
            yield words.say(f"common/family.{family}"), _band(before, words), _band(band, words)


def _method(request: DiffRequest, words: Localizer) -> str:
    difference = request.difference
    proofs = {item.cause.proof for item in difference.findings}
    if difference.audits:
        shown = proofs <= {"alone", "together"}
        return words.say("diff/method.tried" if shown else "diff/method.partly", count=difference.audits)
    return words.say("diff/method.touched") if "touching" in proofs else ""
