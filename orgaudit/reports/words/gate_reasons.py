"""Why a gate failed, in words."""

from typing import Final

from orgaudit.reports.text import Look
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.gate import Gate, GateReason


def gate_reasons(gate: Gate, words: Localizer, *, sentences: str = "gate") -> tuple[str, ...]:
    """Tell why a gate failed; ``sentences`` is the group of our words for its reasons."""
    return tuple(_reason(reason, words, sentences) for reason in gate.reasons)


def gate_told(gate: Gate, words: Localizer, *, sentences: str = "gate") -> tuple[str, ...]:
    """Tell the verdict and its reasons; nothing where no gate was asked for."""
    if not gate.asked:
        return ()
    verdict = words.say("gate.passed" if gate.passed else "gate.failed")
    return (verdict, *gate_reasons(gate, words, sentences=sentences))


def gate_look(gate: Gate) -> Look:
    """Return the look of a verdict."""
    return Look.GOOD if gate.passed else Look.BAD


NAMED: Final = 3
"""Findings that a verdict names; the rest are counted."""


def _named(reason: GateReason, words: Localizer) -> tuple[str, ...] | None:
    """Name the findings that fail a gate, the worst first; ``None`` where no finding does."""
    named = [
        words.say(
            "gate.named",
            title=words.catalogue.rule(finding.rule, finding.family).title,
            name=words.subject_name(finding.subject),
            rule=finding.rule,
        )
        for finding in reason.findings[:NAMED]
    ]
    if len(reason.findings) > NAMED:
        named.append(words.say("people.more", count=len(reason.findings) - NAMED))
    return tuple(named) or None


def _reason(reason: GateReason, words: Localizer, sentences: str) -> str:
    told = dict(reason.facts)
    if isinstance(told.get("limit"), str):
        told["limit"] = words.say(f"common/severity.{told['limit']}")
    sentence = words.say(f"{sentences}.{reason.code}", **told, named=_named(reason, words))
    if reason.part is None:
        return sentence
    kind, name = reason.part
    part = words.say(f"common/family.{name}") if kind == "family" else words.department(name)
    return words.say("gate.part", part=part, sentence=sentence)
