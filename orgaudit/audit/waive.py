"""Accepted risks: which findings a waiver covers, which waivers have lapsed or match nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from orgaudit.findings.finding import Finding
from orgaudit.model.waiver import Waiver
from orgaudit.rules.spec import Rule


@dataclass(frozen=True, slots=True)
class Waived:
    """Findings split by the waivers in force, and the waivers that waive nothing."""

    kept: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...]
    lapsed: tuple[Waiver, ...]
    stale: tuple[Waiver, ...]


def waive(
    findings: Iterable[Finding], waivers: tuple[Waiver, ...], rules: Mapping[str, Rule], as_of: date
) -> Waived:
    """Apply the waivers as of a day. A waiver is in force up to and including the day it expires.

    A waiver names its rule by id or by name. Waivers of rules that did not run are left alone.
    """
    everything = tuple(findings)
    ids = {word: rule.id for rule in rules.values() for word in (rule.id.casefold(), rule.name)}
    concerned = [(ids[waiver.rule.casefold()], waiver) for waiver in waivers if waiver.rule.casefold() in ids]
    in_force = {(rule, waiver.subject): waiver for rule, waiver in concerned if waiver.expires >= as_of}
    found = {(item.rule, item.subject.address) for item in everything}
    return Waived(
        kept=tuple(item for item in everything if (item.rule, item.subject.address) not in in_force),
        waived=tuple(
            (item, in_force[item.rule, item.subject.address])
            for item in everything
            if (item.rule, item.subject.address) in in_force
        ),
        lapsed=tuple(waiver for _rule, waiver in concerned if waiver.expires < as_of),
        stale=tuple(waiver for key, waiver in in_force.items() if key not in found),
    )
