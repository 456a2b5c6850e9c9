"""How much could be judged, and which facts would let more be judged."""

from collections import Counter
from collections.abc import Iterable, Mapping

from orgaudit.engine.missing_facts import is_always_open, is_open
from orgaudit.model import Organization
from orgaudit.results.audit_result import Coverage, MissingFact, Tally, UnjudgedSubject
from orgaudit.rules.spec import Family


def coverage(
    hits: Mapping[str, int],
    clean: Mapping[tuple[str, str | None], int],
    not_judged: Iterable[UnjudgedSubject],
    families: Iterable[str],
) -> Coverage:
    """Count judgements by family. ``hits`` counts every hit of the rules, waived and absorbed ones too.

    Rules that are not ours have no part in the whole: one that is clean everywhere would raise it.
    """
    judged = {family: hits.get(family, 0) for family in families}
    for (family, _department), count in clean.items():
        judged[family] += count
    gaps = dict.fromkeys(judged, 0) | Counter([family for _, family, _ in not_judged])
    tallies = {family: Tally(judged[family], judged[family] + gaps[family]) for family in judged}
    ours = [tally for family, tally in tallies.items() if family != Family.OWN] or tallies.values()
    return Coverage(
        overall=Tally(sum(tally.judged for tally in ours), sum(tally.possible for tally in ours)),
        families=tallies,
    )


def missing_facts(org: Organization, not_judged: Iterable[UnjudgedSubject]) -> tuple[MissingFact, ...]:
    """Return the facts that are missing, those that hold up most judgements first.

    A judgement that lacks several facts counts for each of them. Of a duty that lacks both, who does it is asked before who stands
    in, for nobody can say the latter without the former. What a department lacks of its duties or goals is asked only where one of them
    does not say it: that more people or duties are there than are told leaves nothing to ask of those.
    """
    held_up: dict[str, list[str]] = {}
    kept: dict[
        tuple[str, ...], list[list[str]]
    ] = {}  # by the fields that are missing, of which many lack the same
    addresses: dict[
        int, str
    ] = {}  # of one object each: it stands in many judgements, and its address is made anew each time
    own: dict[tuple[str, tuple[str, ...]], bool] = {}  # whether fields are open whatever the element says
    for _rule, _family, (subject, lacking) in not_judged:
        address = addresses.get(id(subject))
        if address is None:
            address = addresses[id(subject)] = subject.address
        key = subject.kind, lacking
        always = own.get(key)
        if always is None:
            always = own[key] = all(is_always_open(subject, field) for field in lacking)
        missing = lacking if always else tuple([field for field in lacking if is_open(org, subject, field)])
        lists = kept.get(missing)
        if lists is None:
            lists = kept[missing] = [held_up.setdefault(field, []) for field in missing]
        for held in lists:
            held.append(address)
    ordered = sorted(held_up, key=lambda field: (-len(held_up[field]), field))
    first, then = "duty.primary", "duty.backups"
    if not set(held_up.get(first, ())).isdisjoint(held_up.get(then, ())):
        at = ordered.index(then)
        if ordered.index(first) > at:
            ordered.remove(first)
            ordered.insert(at, first)
    return tuple(
        MissingFact(field, len(held_up[field]), tuple(dict.fromkeys(held_up[field]))) for field in ordered
    )
