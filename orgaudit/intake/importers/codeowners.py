"""CODEOWNERS of GitHub and GitLab: each pattern is a duty of the teams that own it, or of the repository where only persons do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from orgaudit.intake.importers.codeowners_file import ROLES, Entry, entries_of
from orgaudit.intake.importers.copies import at_site, copies_of, distinct
from orgaudit.intake.importers.door import At, Doubtful, Element, Found, Importer, Remark, Source
from orgaudit.intake.importers.teams import Teams, add_teams, elements_of, is_table_of_teams
from orgaudit.intake.importers.yaml_tree import Told, documents

_HOMES: Final = frozenset((".github", ".gitlab", "docs"))
"""Folders in which the file stands for the repository around them."""

_WHOLE: Final = frozenset(("*", "**", "/", "/**", "**/*"))
"""Patterns that every file fits."""


@dataclass(frozen=True, slots=True)
class Repository:
    """One repository with its patterns; ``site`` where it is a copy, ``prefix`` where there are several that are none.

    ``whole`` is what the duty for everything in it is called: copies call it the same, so that it is known to be one.
    """

    name: str
    source: Source
    entries: tuple[Entry, ...]
    whole: str
    site: str = ""
    prefix: str = ""


def read(sources: Sequence[Source]) -> Iterator[Found]:
    """Yield what the files say. YAML files among them are tables of teams, which know the members."""
    told, teams = Told(), Teams()
    files: list[Source] = []
    for source in sources:
        if not source.name.casefold().endswith((".yaml", ".yml")):
            files.append(source)
            continue
        for tree in documents(source, told):
            if is_table_of_teams(tree):
                add_teams(teams, tree)
            else:
                told.add(Doubtful(At(source.path), "", "no_teams"))
                told.asked.left(tree.node)
    yield from told.found
    yield from told.unused()
    parsed = [(source, list(entries_of(source))) for source in files]
    yield from (item for _, items in parsed for item in items if isinstance(item, Doubtful))
    repositories = _repositories(
        [(source, tuple(one for one in items if isinstance(one, Entry))) for source, items in parsed]
    )
    yield from _company(repositories, teams)
    yield from elements_of(teams)
    reader = _Reader(teams, repositories)
    for repository in repositories:
        yield from reader.all(repository)


def _repositories(parsed: Sequence[tuple[Source, tuple[Entry, ...]]]) -> list[Repository]:
    names = _names([source for source, _ in parsed])
    copies = copies_of(
        {
            name: {f"{one.pattern} {owner}" for one in entries for owner in one.owners or ("",)}
            for name, (_, entries) in zip(names, parsed, strict=True)
        }
    )
    plain = len(names) - len(copies) + len(set(copies.values())) > 1
    return [
        Repository(
            name,
            source,
            entries,
            whole=copies.get(name, name),
            site=name if name in copies else "",
            prefix=f"{name}: " if plain and name not in copies else "",
        )
        for name, (source, entries) in zip(names, parsed, strict=True)
    ]


def _names(sources: Sequence[Source]) -> list[str]:
    """Return what each repository is called: as its folder."""
    paths = []
    for source in sources:
        folders = source.place[:-1]
        while folders and folders[-1] in _HOMES:
            folders = folders[:-1]
        paths.append(folders or source.place)
    return distinct(paths)


def _company(repositories: Sequence[Repository], teams: Teams) -> Iterator[Element]:
    """Yield the name of the company where all teams are those of one."""
    owners = chain.from_iterable(entry.owners for one in repositories for entry in one.entries)
    named = {owner[1:].partition("/")[0] for owner in owners if _is_team(owner)}
    if len(named) == 1 and not teams.organization:
        yield Element("company", named.pop(), At(repositories[0].source.path))


def _key(entry: Entry) -> tuple[str, str]:
    return entry.section, "" if entry.pattern in _WHOLE else entry.pattern


def _is_team(owner: str) -> bool:
    return owner.startswith("@") and not owner.startswith(ROLES) and "/" in owner


class _Reader:
    def __init__(self, teams: Teams, repositories: Sequence[Repository]) -> None:
        self.teams = teams
        self.seen: set[tuple[str, str]] = set()
        slugs: dict[str, set[str]] = {}
        for owner in chain.from_iterable(entry.owners for one in repositories for entry in one.entries):
            if _is_team(owner):
                slugs.setdefault(owner.partition("/")[2], set()).add(owner)
        self.shared = {slug for slug, owners in slugs.items() if len(owners) > 1}

    def all(self, repository: Repository) -> Iterator[Found]:
        """Yield the duties of a repository. Of two lines with one pattern the last one counts."""
        last = {_key(entry): entry for entry in repository.entries}
        for entry in repository.entries:
            if last[_key(entry)] is entry:
                yield from self.duty(repository, entry)
            else:
                later = last[_key(entry)].at
                yield Remark(
                    entry.at, "overridden", {"found": entry.pattern, "first": f"{later.line}:{later.column}"}
                )

    def duty(self, repository: Repository, entry: Entry) -> Iterator[Found]:
        """Yield a pattern as a duty, with the departments and people that it names."""
        departments: dict[str, None] = {}
        persons: dict[str, None] = {}
        for owner in entry.owners:
            if owner.startswith(ROLES):
                continue
            known = (
                self.teams.named(owner.rpartition("/")[2].removeprefix("@"))
                if owner.startswith("@")
                else None
            )
            if known is not None or _is_team(owner):
                departments[known.name if known else self._team(owner)] = None
                persons |= dict.fromkeys(known.members if known else ())
            else:
                persons[self.teams.person(owner)] = None
        for person in persons:
            if ("person", person) not in self.seen and person not in self.teams.members:
                self.seen.add(("person", person))
                yield Element("person", person, entry.at)
        if not departments and entry.owners:
            departments[repository.name] = None
        homes = [self._at(repository, name) for name in departments]
        for name in homes:
            if ("department", name) not in self.seen:
                self.seen.add(("department", name))
                yield Element(
                    "department", name, entry.at, {"site": repository.site} if repository.site else {}
                )
        claimed = None if len(homes) == 1 or (entry.open and not homes) else tuple(homes)
        facts: dict[str, list[str]] = {"primary": list(persons)} if persons else {}
        if entry.section:
            facts["tags"] = [entry.section]
        name = repository.whole if entry.pattern in _WHOLE else repository.prefix + entry.pattern
        yield Element("duty", name, entry.at, facts, tuple(homes) if claimed is None else (), claimed)

    def _team(self, owner: str) -> str:
        slug = owner.partition("/")[2]
        return owner.removeprefix("@") if slug in self.shared else slug

    def _at(self, repository: Repository, name: str) -> str:
        return at_site(name, repository.site) if repository.site and name != repository.name else name


def _takes(parts: tuple[str, ...]) -> bool:
    return parts[-1] == "CODEOWNERS"


IMPORTER: Final = Importer("codeowners", _takes, read)
