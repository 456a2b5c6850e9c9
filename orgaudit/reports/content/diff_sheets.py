"""A difference as rows of sheets, and the pieces that it shares with the page."""

from collections.abc import Iterator
from typing import Final, get_args

from orgaudit.findings.severity import Severity
from orgaudit.reports.content.sheets import sheet, sheet_table
from orgaudit.reports.document import Sheet, cells
from orgaudit.reports.text import level
from orgaudit.reports.words.both import BothWords
from orgaudit.reports.words.changes import cause_told, change_told, element_told
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.difference import Difference, FindingChange, FindingState

STATES: Final[tuple[FindingState, ...]] = get_args(FindingState)
"""In the order in which a reviewer needs them."""


def difference_sheets(difference: Difference, show: Severity, words: BothWords) -> Iterator[Sheet]:
    """Yield the findings that changed, from the level ``show`` upward, and what changed in the files."""
    numbered = numbered_changes(difference, words)
    findings = []
    for state in STATES:
        shown = [item for item in difference.of(state) if worst_of(item).at_least(show)]
        shown.sort(key=lambda item: -item.weighed.finding.severity.rank)
        for item in shown:
            finding = item.weighed.finding
            side = words.old if state in ("fixed", "not_judged") else words.new
            home, message = finding.subject.department_id, side.message(finding)
            told = level(finding.severity, level_told(item, side))
            findings.append(
                (
                    *cells(side.say(f"diff/state.{state}")),
                    (told,),
                    *cells(
                        side.department(home) if home else "",
                        side.subject_name(finding.subject),
                        message.title,
                        message.text,
                        cause_told(item.cause, numbered, side),
                        side.say(f"common/family.{finding.family}"),
                        finding.rule,
                        side.place(finding.place),
                    ),
                )
            )
    names = (
        "change_state", "level", "department", "subject", "title", "text", "cause", "family", "rule", "place",
    )  # fmt: skip
    if findings:
        table = sheet_table(names, findings, words.new, (), ("text", "cause"))
        yield sheet("findings", (table,), words.new, filtered=True)
    changes = [
        cells(
            str(number),
            words.new.say(f"diff/kind.{change.element}"),
            element_told(change, words),
            change_told(change, words),
        )
        for number, change in enumerate(difference.changes, start=1)
    ]
    if changes:
        table = sheet_table(
            ("number", "kind", "element", "change"), changes, words.new, ("number",), ("change",)
        )
        yield sheet("changes", (table,), words.new, filtered=True)


def numbered_changes(difference: Difference, words: BothWords) -> tuple[str, ...]:
    """Return every change in words, by the number that causes name."""
    return tuple(
        words.new.say(
            "diff/numbered",
            number=number,
            element=element_told(change, words),
            change=change_told(change, words),
        )
        for number, change in enumerate(difference.changes, start=1)
    )


def worst_of(item: FindingChange) -> Severity:
    """Return the graver of the levels before and now."""
    now = item.weighed.finding.severity
    return item.before if item.before is not None and item.before.at_least(now) else now


def level_told(item: FindingChange, words: Localizer) -> str:
    """Return the level, with the one before where it was another, or how sure it was where only that changed."""
    finding = item.weighed.finding
    told = words.say(f"common/severity.{finding.severity.value}")
    if item.state in ("worse", "better") and item.before is not None:
        before = words.say(f"common/severity.{item.before.value}")
        return words.say("diff/level_change", before=before, after=told)
    if item.state in ("confirmed", "doubtful") and item.sure_before is not None:
        before = words.say(f"common/confidence.{item.sure_before.value}")
        after = words.say(f"common/confidence.{finding.confidence.value}")
        return words.say("diff/sure_change", level=told, before=before, after=after)
    return told
