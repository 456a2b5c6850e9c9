"""Why a difference failed its gate, in words."""

from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.gate import Gate, GateReason


def difference_reasons(gate: Gate, words: Localizer) -> tuple[str, ...]:
    """Tell why the gate failed."""
    return tuple(_reason(reason, words) for reason in gate.reasons)


def _reason(reason: GateReason, words: Localizer) -> str:
    told = dict(reason.facts)
    if "limit" in told:
        told["limit"] = words.say(f"common/severity.{told['limit']}")
    sentence = words.say(f"diff/gate.{reason.code}", **told)
    if reason.part is None:
        return sentence
    kind, name = reason.part
    part = words.say(f"common/family.{name}") if kind == "family" else words.department(name)
    return words.say("gate.part", part=part, sentence=sentence)
