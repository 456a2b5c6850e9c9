"""Organisations and teams as peribolos (prow.k8s.io) keeps them: ``org.yaml`` and ``teams.yaml``. A repository is answered for by the teams that may do most in it."""

from collections.abc import Iterator, Sequence
from typing import Final

from orgaudit.intake.importers.door import At, Element, Found, Importer, Remark, Source
from orgaudit.intake.importers.teams import PERMISSIONS, Team, elements_of, read_teams
from orgaudit.intake.importers.yaml_tree import Told


def read(sources: Sequence[Source]) -> Iterator[Found]:
    """Yield what the tables say."""
    told = Told()
    teams = read_teams(sources, told)
    yield from elements_of(teams)
    yield from repositories(teams.teams)
    yield from told.found
    yield from told.unused()


def repositories(teams: Sequence[Team]) -> Iterator[Element | Remark]:
    """Yield each repository as a duty of the teams with the highest permission."""
    holding: dict[tuple[str, str], list[tuple[str, Team, At]]] = {}
    for team in teams:
        for name, (permission, at) in team.repositories.items():
            holding.setdefault((team.organization, name), []).append((permission, team, at))
    several = len({organization for organization, _ in holding}) > 1
    lesser = 0
    for (organization, name), held in holding.items():
        most = next((one for one in PERMISSIONS if any(one == permission for permission, _, _ in held)), "")
        holders = [(team, at) for permission, team, at in held if permission == most]
        lesser += len(held) - len(holders)
        if not holders:
            continue
        members = list(dict.fromkeys(who for team, _ in holders for who in team.members))
        yield Element(
            "duty",
            f"{organization}/{name}" if several else name,
            holders[0][1],
            {"primary": members} if members else {},
            holders[0][0].path if len(holders) == 1 else (),
            None if len(holders) == 1 else tuple(team.name for team, _ in holders),
        )
    if lesser:
        yield Remark(At(teams[0].at.path), "lesser_access", {"count": lesser})


def _takes(parts: tuple[str, ...]) -> bool:
    return parts[-1].casefold() in ("org.yaml", "org.yml", "teams.yaml", "teams.yml")


IMPORTER: Final = Importer("peribolos", _takes, read)
