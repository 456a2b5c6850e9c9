"""Accepted risks: which findings a waiver covers, which waivers have lapsed or match nothing."""

from collections.abc import Collection, Container, Iterable
from datetime import date

from orgaudit.findings.finding import Finding
from orgaudit.model import Waiver
from orgaudit.model.dataclass import dataclass
from orgaudit.model.former import Identities
from orgaudit.model.visible import visible
from orgaudit.rules.spec import Rule


@dataclass(frozen=True, slots=True)
class Waived:
    """Findings split by the waivers in force, and the waivers that waive nothing."""

    kept: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...]
    lapsed: tuple[Waiver, ...]
    stale: tuple[Waiver, ...]


def waive(
    findings: Iterable[Finding],
    waivers: tuple[Waiver, ...],
    rules: Iterable[Rule],
    selected: Collection[str],
    as_of: date,
    identities: Identities,
) -> Waived:
    """Apply the waivers as of a day. A waiver is in force up to and including the day it expires.

    A waiver names its rule by id or by name. ``rules`` are all there are, ``selected`` the ids of those that ran:
    a waiver of a rule that did not run is left alone, one of a rule that does not exist is stale.
    A waiver of a rule that cannot be waived waives nothing, and so is stale.
    ``identities`` lets a waiver written for an element's first address hold after it was renamed or moved.
    """
    everything, rules = tuple(findings), tuple(rules)
    firm = {rule.id for rule in rules if not rule.waivable}
    ids = {word: rule.id for rule in rules for word in (rule.id.casefold(), rule.name)}
    named = [(ids.get(visible(waiver.rule).casefold()), waiver) for waiver in waivers]
    concerned = [(rule, waiver) for rule, waiver in named if rule is None or rule in selected]
    in_force = {
        (rule, waiver.subject): waiver
        for rule, waiver in concerned
        if waiver.expires >= as_of and rule not in firm
    }
    lapsed = tuple(waiver for _rule, waiver in concerned if waiver.expires < as_of)
    unwaivable = tuple(waiver for rule, waiver in concerned if waiver.expires >= as_of and rule in firm)
    if not in_force:
        return Waived(kept=everything, waived=(), lapsed=lapsed, stale=unwaivable)
    keys = [_key(item, in_force, identities) for item in everything]
    found = set(keys)
    return Waived(
        kept=tuple(item for key, item in zip(keys, everything, strict=True) if key not in in_force),
        waived=tuple(
            (item, in_force[key]) for key, item in zip(keys, everything, strict=True) if key in in_force
        ),
        lapsed=lapsed,
        stale=tuple(waiver for key, waiver in in_force.items() if key not in found) + unwaivable,
    )


def _key(
    finding: Finding, in_force: Container[tuple[str | None, str]], identities: Identities
) -> tuple[str, str]:
    """Return the key by which a waiver names a finding: by its present address, else by its first one."""
    kind, address = finding.subject.kind, finding.subject.address
    if not identities or (finding.rule, address) in in_force:
        return finding.rule, address
    return finding.rule, identities.get((kind, address), address)
