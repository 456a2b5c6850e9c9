"""How much could be judged, and which facts would let more be judged."""

from collections import Counter
from collections.abc import Iterable, Mapping

from orgaudit.engine.missing_facts import is_always_open, is_open
from orgaudit.findings.hit import Subject
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
    gaps = dict.fromkeys(judged, 0) | Counter([gap.family for gap in not_judged])
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
    held_up: dict[str, list[Subject]] = {}
    # By kind and what is missing; None where the element has to be asked what of it is open.
    kept: dict[tuple[str, tuple[str, ...]], list[list[Subject]] | None] = {}
    lists: list[list[Subject]] | None = None
    like: tuple[str, tuple[str, ...] | None] = "", None
    for gap in not_judged:
        subject, lacking = gap.not_judged
        # Of most rules one judgement after the other lacks the same.
        if lacking is not like[1] or subject.kind != like[0]:
            like = key = subject.kind, lacking
            if key not in kept:
                always = all(is_always_open(subject, field) for field in lacking)
                kept[key] = [held_up.setdefault(field, []) for field in lacking] if always else None
            lists = kept[key]
        asked = lists
        if asked is None:
            asked = [held_up.setdefault(field, []) for field in lacking if is_open(org, subject, field)]
        for held in asked:
            held.append(subject)
    addresses: dict[
        int, str
    ] = {}  # of one object each: it stands in many judgements, and its address is made anew each time
    about = {field: _addresses(subjects, addresses) for field, subjects in held_up.items()}
    ordered = sorted(held_up, key=lambda field: (-len(held_up[field]), field))
    first, then = "duty.primary", "duty.backups"
    if not set(about.get(first, ())).isdisjoint(about.get(then, ())):
        at = ordered.index(then)
        if ordered.index(first) > at:
            ordered.remove(first)
            ordered.insert(at, first)
    return tuple(MissingFact(field, len(held_up[field]), about[field]) for field in ordered)


def _addresses(subjects: Iterable[Subject], known: dict[int, str]) -> tuple[str, ...]:
    """Return the addresses of some subjects, each once; ``known`` are those of others, by identity."""
    once = {id(subject): subject for subject in subjects}
    for key, subject in once.items():
        if key not in known:
            known[key] = subject.address
    return tuple(dict.fromkeys([known[key] for key in once]))
