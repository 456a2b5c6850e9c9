"""A long search for a change of which ``simulate`` says something else than ``diff`` says of the company that it writes.

    .venv/bin/python -m tests.tools.search_written [--seed 1] [--seconds 60]

Of each seed a company is changed up to three times, each time as it was written before: merged again, moved home, under earlier names. And where nobody
left, the way back is held against the way there: what came goes, and what went comes. What could not be judged in between is no news. Ends with 1 where it finds one.
"""

import random
import sys
from collections.abc import Iterator

from orgaudit.compare.states import attribution
from orgaudit.compare.states.difference import difference
from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.intake.editing.edits import EditRefused
from orgaudit.model.scenario import Step
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.beneath import inside
from orgaudit.results.simulation import Simulation
from tests.compare.edits import audited, text_of
from tests.compare.rewriting import with_new_ids
from tests.compare.small_company import small
from tests.compare.test_written_companies import RICH, any_steps, assert_told_alike, read, written
from tests.tools.searching import search


def text_for(chance: random.Random) -> str:
    """Return a company: of chance, the same with earlier names, or one full of references."""
    kind = chance.choice(("small", "renamed", "rich"))
    if kind == "rich":
        return RICH
    data = small(chance)
    for number, handoff in enumerate(data.get("handoffs", ())):
        if chance.random() < 0.5:
            handoff["id"] = f"案件{number}"
            handoff["formerly"] = [f"旧{number}"]
    return text_of(with_new_ids(data, chance)[0] if kind == "renamed" else data)


def wrong(seed: int) -> Iterator[str]:
    """Yield in words what is told otherwise of the company of one seed."""
    chance = random.Random(seed)
    text = text_for(chance)
    for turn in range(3):
        steps = any_steps(read(text), chance)
        try:
            outcome, text = written(text, *steps)
            assert_told_alike(outcome, text)
            if all(
                step.kind != "leaves" for step in steps
            ):  # to come back fills a seat, and what is left of it is known
                yield from _back(outcome, text)
        except EditRefused as refused:
            yield f"turn {turn}, {_told(steps)}: refused: {refused.reason}"
            return
        except AssertionError as error:
            yield f"turn {turn}, {_told(steps)}: {str(error)[:300]}"
            return


def _back(outcome: Simulation, text: str) -> Iterator[str]:
    """Yield what the way back hides: what went on the way there and does not come again, or came and does not go."""
    again = audited(read(text))
    back = difference(again, outcome.before, audited)
    come = {item.weighed.finding.fingerprint for item in back.of("new")}
    gone = {
        item.weighed.finding.fingerprint
        for state in ("fixed", "not_judged", "accepted")
        for item in back.of(state)
    }
    come |= {*back.left, *_all(again)}
    gone |= _all(outcome.before)
    for told, there, here in (("come back", outcome.gone, come), ("go again", outcome.come, gone)):
        for item in there:
            finding = item.finding
            is_told = finding.severity.at_least(Severity.LOW) and finding.confidence is not Confidence.LOW
            if is_told and here.isdisjoint((finding.fingerprint, _place(finding))):
                yield f"does not {told}: {finding.rule} {finding.subject.address} {finding.severity.value} {finding.confidence.value}"


def _all(result: AuditResult) -> set[str]:
    """Return what stands inside a finding, and where one of a rule stands, about whatever else it may be: more or fewer people, say."""
    held = {one.fingerprint for item in result.findings for one in inside(item.finding)}
    return held | {_place(item.finding) for item in result.findings}


def _place(finding: Finding) -> str:
    return f"{finding.rule} {finding.subject.address}"


def _told(steps: list[Step]) -> str:
    return ", ".join(
        f"{step.kind} {step.subject} {step.target} {step.number or ''}".strip() for step in steps
    )


if __name__ == "__main__":
    vars(attribution)["MOST_WORK"] = 0  # what caused a change is not asked here
    sys.exit(search(__doc__, wrong, "changes told otherwise"))
