"""Elements that were renamed or moved keep the identity that they had first.

``formerly`` lists the old ids, the oldest first; the first one is the identity. An old id that another element still has, or
that two elements claim, says nothing about identity and is passed over.
"""

from collections.abc import Iterable, Mapping

from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.handoff import Handoff
from orgaudit.model.identity import canonical, canonical_address

Identities = Mapping[tuple[str, str], str]
"""Kind and present address -> the address that it had first; only of elements for which these differ."""

OtherIdentities = Mapping[tuple[str, str], tuple[str, ...]]
"""Kind and present address -> addresses that it had besides; only of elements with any."""


def identities_of(
    departments: Iterable[Department], unowned: Iterable[Duty], handoffs: Iterable[Handoff]
) -> Identities:
    """Return the identities of everything renamed or moved, and of what stands in it."""
    listed = tuple(departments)
    homes = _settled(
        {item.id: item.id for item in listed},
        {item.id: canonical(item.formerly[0]) for item in listed if item.formerly},
    )
    found: dict[tuple[str, str], str] = {("department", key): old for key, old in homes.items()}
    duties = [duty for item in listed for duty in item.duties or ()] + list(unowned)
    here = {duty.address: f"{homes.get(duty.home, duty.home)}/{duty.id}" for duty in duties}
    claimed = {
        duty.address: _addressed(duty.formerly[0], homes.get(duty.home, duty.home))
        for duty in duties
        if duty.formerly
    }
    addresses = {**here, **_settled(here, claimed)}
    found |= {("duty", key): old for key, old in addresses.items() if key != old}
    for item in listed:
        if item.id in homes:
            found |= {("goal", goal.address): f"{homes[item.id]}/{goal.id}" for goal in item.goals or ()}
    return found | _handoffs(handoffs, homes, addresses)


def other_identities_of(
    departments: Iterable[Department],
    unowned: Iterable[Duty],
    handoffs: Iterable[Handoff],
    identities: Identities,
) -> OtherIdentities:
    """Return what else elements were called: a department into which others were merged goes by their old ids too.

    So it does by its present one, which may be the oldest of all: who merges writes down what was merged. What something else is
    called today, or is known by, is passed over.
    """
    listed = tuple(departments)
    duties = [duty for item in listed for duty in item.duties or ()] + list(unowned)
    goals = [goal for item in listed for goal in item.goals or ()]
    passed = tuple(handoffs)
    movable: tuple[Department | Duty | Handoff, ...] = (*listed, *duties, *passed)
    if not any(item.formerly for item in movable):
        return {}
    taken = {(kind, address) for kind, address in identities} | {
        (kind, address) for (kind, _), address in identities.items()
    }
    known_by = {(kind, old) for (kind, _), old in identities.items()}
    taken |= {(item.kind, item.address) for item in movable} | {("goal", goal.address) for goal in goals}
    found: dict[tuple[str, str], tuple[str, ...]] = {}

    def add(kind: str, address: str, names: Iterable[str]) -> None:
        others = tuple(dict.fromkeys(name for name in names if (kind, name) not in taken))
        if (kind, address) in identities and (kind, address) not in known_by:
            others = (*others, address)
        if others:
            found[kind, address] = others

    homes = {}
    for item in listed:
        add("department", item.id, map(canonical, item.formerly))
        homes[item.id] = found.get(("department", item.id), ())
    for duty in duties:
        here = [_addressed(old, duty.home) for old in duty.formerly]
        add("duty", duty.address, [*here, *(f"{home}/{duty.id}" for home in homes.get(duty.home, ()))])
    for goal in goals:
        add("goal", goal.address, (f"{home}/{goal.id}" for home in homes[goal.department_id]))
    for handoff in passed:
        add("handoff", handoff.id, map(canonical_address, handoff.formerly))
    return found


def _addressed(old: str, home: str) -> str:
    """Return an old address of a duty as a whole one."""
    address = canonical_address(old)
    return address if "/" in address else f"{home}/{address}"


def _settled(here: Mapping[str, str], claimed: Mapping[str, str]) -> dict[str, str]:
    """Return the claims that name what is no longer there, each old address for its first claimant."""
    taken = {identity for key, identity in here.items() if key not in claimed}
    settled: dict[str, str] = {}
    for key, old in claimed.items():
        if old not in taken and old not in here:
            taken.add(old)
            settled[key] = old
    return settled


def _handoffs(
    handoffs: Iterable[Handoff], homes: Mapping[str, str], addresses: Mapping[str, str]
) -> dict[tuple[str, str], str]:
    """Return the identities of handoffs: the first old id, else what an id made from ends would be with their old names."""
    found: dict[tuple[str, str], str] = {}
    listed = tuple(handoffs)
    claimed = {item.id: canonical_address(item.formerly[0]) for item in listed if item.formerly}
    settled = _settled({item.id: item.id for item in listed}, claimed)
    for item in listed:
        if item.id in settled:
            found["handoff", item.id] = settled[item.id]
            continue
        ends = f"{item.source}->{item.target}"
        if item.id == ends or item.id.startswith(f"{ends}:"):
            old = "->".join(addresses.get(end, homes.get(end, end)) for end in (item.source, item.target))
            if old != ends:
                found["handoff", item.id] = old + item.id.removeprefix(ends)
    return found
