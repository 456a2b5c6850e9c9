"""The corridor on one screen: select, run, absorb, waive, weigh, gather."""

from collections import Counter
from collections.abc import Callable, Mapping

from orgaudit.engine.absorb import absorb
from orgaudit.engine.coverage import coverage, missing_facts
from orgaudit.engine.moves import gather
from orgaudit.engine.priority import priorities
from orgaudit.engine.ranking import ranked
from orgaudit.engine.run import Judgements, run
from orgaudit.engine.score import points, score
from orgaudit.engine.select import levelled, selected
from orgaudit.engine.waive import Waived, waive
from orgaudit.findings.finding import Finding
from orgaudit.model import Organization, Waiver
from orgaudit.model.dataclass import dataclass, replace
from orgaudit.model.identity import make_room
from orgaudit.model.later import Later
from orgaudit.results.audit_result import AuditResult, Weighed
from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.pack import RulePack
from orgaudit.rules.spec import Rule
from orgaudit.settings import OwnFunctions, Settings


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a company, before anything is weighed. ``all_judged`` gives what else the rules said, when it is first asked for."""

    organization: Organization
    settings: Settings
    rules: Mapping[str, Rule]
    all_judged: Callable[[], Judgements]
    waived: Waived

    @property
    def judged(self) -> Judgements:
        """All that the rules said."""
        return self.all_judged()


def find(
    org: Organization,
    settings: Settings,
    packs: tuple[RulePack, ...] | None = None,
    before: "Found | AuditResult | None" = None,
) -> Found:
    """Judge a company, absorb and waive: what an audit finds, without what it makes of it. ``packs`` and ``before`` as for ``audit``."""
    everything = [rule for pack in (_packs(settings) if packs is None else packs) for rule in pack.rules]
    chosen = selected(everything, settings.select, settings.ignore)
    rules = {rule.id: rule for rule in levelled(chosen, settings.severity)}
    org = with_own_functions(org, settings.functions)
    make_room(len(org.duties))

    findings, judged = _judged(org, rules, settings, before)
    org.kept["judged"] = rules, judged
    waived = waive(absorb(findings, rules), org.waivers, everything, rules, org.as_of, org.identities)
    return Found(org, settings, rules, judged, waived)


def audit(
    org: Organization,
    settings: Settings | None = None,
    packs: tuple[RulePack, ...] | None = None,
    before: AuditResult | None = None,
) -> AuditResult:
    """Audit a company. Deterministic: the same values in give the same values out, in the same order.

    Without ``settings`` the usual ones hold, with the day of the call.
    ``packs`` are those that the settings ask for where none are given: ours, and the rules of the company.
    ``before`` is what was found in another state of it; it changes nothing but the time that this takes.
    Raises TypeError for what is no company, such as what ``load`` returns, whose ``valid()`` is one.
    """
    _refuse_others(org)
    settings = Settings() if settings is None else settings
    found = find(org, settings, packs, before)
    org, rules, judged, waived = found.organization, found.rules, found.judged, found.waived

    scored = score(
        waived.kept,
        [finding for finding, _waiver in waived.waived],
        judged,
        [department.id for department in org.departments],
        rules,
    )
    kept = ranked(waived.kept, points(waived.kept, scored.overall.value, rules), rules, org)
    families = dict.fromkeys(rule.family.value for rule in rules.values())
    return AuditResult(
        organization=org,
        settings=settings,
        rules=rules,
        findings=kept,
        waived=_accepted(waived.waived, rules, org),
        not_judged=judged.not_judged,
        score=scored,
        coverage=coverage(
            Counter(finding.family for finding in judged.findings), judged.clean, judged.not_judged, families
        ),
        moves=Later(lambda: gather(kept, rules, org)),
        missing=Later(lambda: missing_facts(org, judged.not_judged)),
        lapsed_waivers=waived.lapsed,
        stale_waivers=waived.stale,
        failures=judged.failures,
    )


def _packs(settings: Settings) -> tuple[RulePack, ...]:
    if not settings.rules and not settings.plugins:
        return (BUILTIN,)
    # Few companies have rules beside ours.
    from orgaudit.own.packs import packs_of

    return packs_of(settings)


def _refuse_others(given: object) -> None:
    """Not everybody who uses a library has types checked."""
    if not isinstance(given, Organization):
        message = (
            f"audit() takes an Organization, not {type(given).__name__}; of what load() returns take valid()"
        )
        raise TypeError(message)


def _judged(
    org: Organization, rules: Mapping[str, Rule], settings: Settings, before: Found | AuditResult | None
) -> tuple[tuple[Finding, ...], Callable[[], Judgements]]:
    """Return what is found, and what gives all that is judged."""
    kept = before.organization.kept.get("judged") if before else None
    if (
        before is not None
        and isinstance(kept, tuple)
        and (before.settings, before.rules) == (settings, rules)
    ):
        # Most calls look at one state.
        from orgaudit.engine.rejudge import rejudged

        found = rejudged(before.organization, kept[1], org, rules.values(), settings.options)
        if found is not None:
            return found
    judged = run(org, rules.values(), settings.options)
    return judged.findings, lambda: judged


def with_own_functions(org: Organization, functions: OwnFunctions) -> Organization:
    """Return the company with its own usage of words and offices beside it; the very same where there is none."""
    if not functions.names and not functions.offices:
        return org
    return replace(org, own_names=functions.names, own_offices=functions.offices)


def _accepted(
    waived: tuple[tuple[Finding, Waiver], ...], rules: Mapping[str, Rule], org: Organization
) -> tuple[Weighed, ...]:
    findings = tuple(finding for finding, _waiver in waived)
    ranked = priorities(findings, rules, org)
    return tuple(
        Weighed(finding, 0.0, priority, waiver)
        for (finding, waiver), priority in zip(waived, ranked, strict=True)
    )
