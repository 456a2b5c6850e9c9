"""Teams with their members, as the tables of peribolos have them: organisations, teams in teams, and the repositories that they hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from orgaudit.intake.importers.door import At, Element, Remark, Source
from orgaudit.intake.importers.yaml_tree import Told, Tree, documents
from orgaudit.model.identity import canonical

T = TypeVar("T")

DEEPEST: Final = 10
"""Teams in teams; house default."""

PERMISSIONS: Final = ("admin", "maintain", "write")
"""What lets somebody change a repository, the most first; ``triage`` and ``read`` do not."""


@dataclass(slots=True)
class Team:
    """A team: its path from the highest one down, its members by name as written, and its repositories with what it may do there."""

    path: tuple[str, ...]
    at: At
    organization: str = ""
    description: str = ""
    formerly: tuple[str, ...] = ()
    members: dict[str, At] = field(default_factory=dict)
    repositories: dict[str, tuple[str, At]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the team itself is called."""
        return self.path[-1]


@dataclass(slots=True)
class Teams:
    """The teams of some files, and everyone who is a member of the organisation."""

    organization: str = ""
    at: At | None = None
    teams: list[Team] = field(default_factory=list)
    members: dict[str, At] = field(default_factory=dict)
    _spelt: dict[str, str] = field(default_factory=dict)

    def person(self, written: str) -> str:
        """Return a person as it was written first: an @ and the case of letters tell nobody apart."""
        name = written.removeprefix("@")
        return self._spelt.setdefault(canonical(name), name)

    def named(self, name: str) -> Team | None:
        """Return a team by its name or by its handle (``sig-node`` for ``SIG Node``); None where none or several are called so."""
        wanted = handle(name)
        found = [team for team in self.teams if handle(team.name) == wanted]
        return found[0] if len(found) == 1 else None


def handle(name: str) -> str:
    """Return a name as GitHub writes it in a handle."""
    return "-".join(canonical(name).split())


def is_table_of_teams(tree: Tree) -> bool:
    """Whether a document is one of peribolos."""
    return not tree.keys().isdisjoint(("orgs", "teams"))


def read_teams(sources: Sequence[Source], told: Told) -> Teams:
    """Return the teams of all files."""
    teams = Teams()
    for source in sources:
        for tree in documents(source, told):
            add_teams(teams, tree)
    return teams


def add_teams(teams: Teams, tree: Tree) -> None:
    """Add the teams of one document."""
    for name, at, organization in tree.map("orgs").maps():
        if not teams.organization:
            teams.organization, teams.at = organization.text("name") or name, at
        for key in ("admins", "members"):
            found = [(teams.person(name), place) for name, place in organization.texts(key)]
            teams.members |= dict(reversed(found))
        _add(teams, organization.map("teams"), name, ())
    _add(teams, tree.map("teams"), "", ())


def _add(teams: Teams, tree: Tree, organization: str, above: tuple[str, ...]) -> None:
    if len(above) >= DEEPEST:
        return
    for name, at, entry in tree.maps():
        team = Team((*above, name), at, organization, entry.text("description"))
        team.formerly = tuple(text for text, _ in entry.texts("previously"))
        for key in ("maintainers", "members"):
            for person, place in entry.texts(key):
                team.members.setdefault(teams.person(person), place)
        for repository, value, place in entry.map("repos").entries():
            if isinstance(value, tuple):
                team.repositories.setdefault(repository, (value[0], place))
        teams.teams.append(team)
        _add(teams, entry.map("teams"), organization, team.path)


def elements_of(teams: Teams) -> Iterator[Element | Remark]:
    """Yield the organisation, its teams as departments, and its members as people. Who is in several teams, and in which he works, is left open."""
    if teams.organization and teams.at:
        yield Element("company", teams.organization, teams.at)
    homes: dict[str, list[Team]] = {}
    for team in teams.teams:
        facts: dict[str, str | list[str]] = {}
        if team.description:
            facts["mission"] = team.description
        if team.formerly:
            facts["formerly"] = list(team.formerly)
        yield Element("department", team.name, team.at, facts, team.path[:-1])
        for person in team.members:
            homes.setdefault(person, []).append(team)
    several = 0
    for person, at in {
        **teams.members,
        **{who: team.members[who] for who, in_ in homes.items() for team in in_[:1]},
    }.items():
        home = lowest([team.path for team in homes.get(person, ())])
        several += home is None and person in homes
        yield Element("person", person, at, {} if home is None else {"department": home[-1]})
    if several and teams.teams:
        yield Remark(At(teams.teams[0].at.path), "in_several_teams", {"count": several})


def lowest(paths: Sequence[tuple[T, ...]]) -> tuple[T, ...] | None:
    """Return the path that all others lead to; None where there are several ends."""
    if not paths:
        return None
    deepest = max(paths, key=len)
    return deepest if all(deepest[: len(path)] == path for path in paths) else None
