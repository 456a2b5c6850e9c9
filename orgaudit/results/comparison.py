"""A result held against findings known before: from a baseline file, or from an earlier state of the company.

One fact is one finding, so a grave finding hides lesser ones of the same subject. When it is mended, what is left of it was
known all the time: what it held inside, what could not be judged before it was mended, and what only stands between the two.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.beneath import inside
from orgaudit.results.known_findings import KnownFinding
from orgaudit.results.left import Left, Same, left_behind, left_of, names_of
from orgaudit.results.parts import Whole, is_part_of, key_of, roles_of, subject_names


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is new, known and gone. ``against`` is what was compared with: a path or a state of the repository.

    ``known`` holds fingerprints that are found now and were known before; ``gone`` what is no longer found, be it mended or
    accepted by a waiver, and lies in no other finding. ``score_before`` is the overall score of the earlier state, where there is one.
    ``rose`` holds the fingerprints of known findings that are graver now, each with the level that it had.
    """

    against: str
    known: frozenset[str]
    gone: tuple[KnownFinding, ...]
    score_before: float | None = None
    rose: Mapping[str, Severity] = field(default_factory=dict)

    def count(self, result: AuditResult) -> "News":
        """Count what is new, known and gone, of the findings that count: without notes."""
        names = [item.finding.fingerprint for item in result.findings if not item.finding.severity.is_note]
        known = sum(name in self.known for name in names)
        return News(len(names) - known, known, len(self.gone_findings))

    @property
    def gone_findings(self) -> tuple[KnownFinding, ...]:
        """What is no longer found, without notes."""
        return tuple([item for item in self.gone if not Severity(item.severity).is_note])


class News(NamedTuple):
    """How many findings are new, known and gone."""

    new: int
    known: int
    gone: int


@dataclass(frozen=True)
class Held:
    """A result held against findings known before. Those of rules that did not run now are neither known nor gone."""

    result: AuditResult
    earlier: tuple[KnownFinding, ...]

    @cached_property
    def same(self) -> Same:
        """By fingerprint, each finding that was there already, as itself or as a part."""
        return _the_same(self.result, self.earlier)

    @cached_property
    def recognised(self) -> Mapping[str, KnownFinding]:
        """By fingerprint, every finding that was known, with the one that it was, or that it is a part or left of."""
        return _recognised(self.result, self.earlier, self.same)

    @cached_property
    def gone(self) -> tuple[KnownFinding, ...]:
        """What is no longer found, by rule and subject."""
        still = {item.fingerprint for item in self.same.values()}
        gone = [
            item
            for item in self.earlier
            if item.rule in self.result.rules and not item.waived and item.fingerprint not in still
        ]
        return tuple(sorted(gone, key=lambda item: (item.rule, item.subject)))

    @cached_property
    def grown(self) -> frozenset[str]:
        """The fingerprints of what was known and has taken in a certain finding since then, of what was clean before."""
        result, left = self.result, left_behind(self.result, self.earlier, {})
        findings = {item.finding.fingerprint: item.finding for item in result.findings}
        return frozenset(
            name
            for name, one in self.recognised.items()
            if _holds_something_new(result, findings[name], one, self.same, left)
        )

    @cached_property
    def rose(self) -> Mapping[str, Severity]:
        """By fingerprint, each finding that was known by itself and is graver now, with the level that it had; old baselines know none."""
        findings = {item.finding.fingerprint: item.finding for item in self.result.findings}
        return {
            name: Severity(one.severity)
            for name, one in self.recognised.items()
            if one.rule == findings[name].rule
            and one.severity
            and not one.waived
            and not Severity(one.severity).at_least(findings[name].severity)
        }


def compared(
    result: AuditResult,
    before: Iterable[KnownFinding],
    against: str,
    *,
    score_before: float | None = None,
    grown_is_new: bool = False,
    rose: Callable[[Held], Mapping[str, Severity]] = lambda held: held.rose,
) -> Comparison:
    """Hold a result against known findings. ``grown_is_new``: one that has grown is as new as what it has taken in.

    ``rose`` tells which of those that are graver now are so in earnest, where more than their levels is known of what was before.
    """
    held = Held(result, tuple(before))
    known = held.recognised.keys() - held.grown if grown_is_new else held.recognised
    risen = rose(held) if held.rose else {}
    return Comparison(against, frozenset(known), held.gone, score_before, risen)


def recognised(result: AuditResult, before: Iterable[KnownFinding]) -> Mapping[str, KnownFinding]:
    """Return, by fingerprint, every finding that was known, with the one that it was, or that it is a part or left of."""
    return Held(result, tuple(before)).recognised


def _recognised(
    result: AuditResult, listed: tuple[KnownFinding, ...], same: Same
) -> Mapping[str, KnownFinding]:
    left = left_behind(result, listed, same)
    found = {}
    for item in (weighed.finding for weighed in result.findings):
        one = same.get(item.fingerprint) or left_of(result, item, same, left)
        if one is not None:
            found[item.fingerprint] = one
    return found


def _holds_something_new(
    result: AuditResult, finding: Finding, before: KnownFinding, same: Same, left: Left
) -> bool:
    """Whether a finding that was known has taken in a certain one that was neither known nor left beneath it: that one is new."""
    return bool(before.beneath or before.whole) and any(
        item.confidence is not Confidence.LOW
        and item.fingerprint not in same
        and left_of(result, item, same, left) is None
        for item in inside(finding)
    )


def _the_same(result: AuditResult, earlier: tuple[KnownFinding, ...]) -> Same:
    """Return, by fingerprint, each finding that was there already: by one of its names, else as a part of one that is not there whole."""
    by_name = {item.fingerprint: item for item in earlier if not item.waived}
    current = [held for item in result.findings for held in (item.finding, *inside(item.finding))]
    found: dict[str, KnownFinding] = {}
    for item in current:
        name = next((name for name in names_of(result, item) if name in by_name), None)
        if name is not None:
            found[item.fingerprint] = by_name[name]
    whole = {item.fingerprint for item in found.values()}
    rest: dict[tuple[str, str], list[KnownFinding]] = {}
    for one in earlier:
        if not one.waived and one.fingerprint not in whole:
            for element in one.elements:
                rest.setdefault((one.rule, element), []).append(one)
    for item in current:
        if rest and item.fingerprint not in found:
            part = _whole_of(result, item, rest)
            if part is not None:
                found[item.fingerprint] = part
    return found


def _whole_of(
    result: AuditResult, finding: Finding, rest: Mapping[tuple[str, str], list[KnownFinding]]
) -> KnownFinding | None:
    org, roles = result.organization, roles_of(result.rules, finding.rule)
    for name in subject_names(org, finding):
        for one in rest.get((finding.rule, key_of(name)), ()):
            whole = Whole(
                one.elements, Severity(one.severity), Severity(one.own or one.severity), one.confidence
            )
            if is_part_of(org, finding, roles, whole):
                return one
    return None
