"""OWNERS files as Kubernetes has them: who approves changes below a folder, who reviews them, and which group the folder belongs to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from orgaudit.intake.importers.copies import at_site, copies_of, distinct
from orgaudit.intake.importers.door import At, Doubtful, Element, Found, Importer, Remark, Source
from orgaudit.intake.importers.teams import Teams, add_teams, elements_of, is_table_of_teams
from orgaudit.intake.importers.yaml_tree import Told, Tree, documents

GROUPS: Final = ("sig/", "wg/", "ug/", "committee/", "team/")
"""Labels that name the group that a folder belongs to; others say what it is about."""

REVIEWS: Final = 1
"""What a reviewer can do of a change: review it, with the help of an approver, without whom it does not get in."""

ALIASES: Final = "OWNERS_ALIASES"

ANYBODY: Final = "*"


@dataclass(slots=True)
class Folder:
    """One folder with its file. ``approvers`` and ``reviewers`` are persons, ``groups`` the aliases that named them; ``is_open`` where anybody approves."""

    path: tuple[str, ...]
    at: At
    approvers: dict[str, None] = field(default_factory=dict)
    reviewers: dict[str, None] = field(default_factory=dict)
    emeritus: dict[str, None] = field(default_factory=dict)
    aliases: dict[str, None] = field(default_factory=dict)
    labels: tuple[str, ...] = ()
    is_alone: bool = False
    by_person: bool = False
    is_open: bool = False


@dataclass(slots=True)
class Repository:
    """The folders of one tree, by their paths, and who is meant by its aliases.

    ``site`` where it is a copy; ``whole`` is what the duty for everything in it is called, by all copies the same.
    """

    name: str
    folders: dict[tuple[str, ...], Folder] = field(default_factory=dict)
    aliases: dict[str, tuple[tuple[str, At], ...]] = field(default_factory=dict)
    site: str = ""
    whole: str = ""


def read(sources: Sequence[Source]) -> Iterator[Found]:
    """Yield what the trees say; tables of teams among the files know members too."""
    told, teams = Told(), Teams()
    trees: list[tuple[Source, Tree]] = []
    for source in sources:
        for tree in documents(source, told):
            if is_table_of_teams(tree):
                add_teams(teams, tree)
            else:
                trees.append((source, tree))
    tops = _tops([source for source, _ in trees])
    names = list(dict.fromkeys(tops.values()))
    repositories = {top: Repository(name) for top, name in zip(names, distinct(names), strict=True)}
    for source, tree in sorted(
        trees, key=lambda item: item[0].name != ALIASES
    ):  # who is meant is known before
        top = tops[source.place[:-1]]
        if source.name == ALIASES:
            _add_aliases(repositories[top], tree)
        else:
            _add_folder(repositories[top], source.place[len(top) : -1], tree, teams)
    yield from told.found
    yield from told.unused()
    yield from elements_of(teams)
    yield from _all(list(repositories.values()), teams)


def _tops(sources: Sequence[Source]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return for each folder with a file the highest one above it that has one too: the top of its repository."""
    folders = dict.fromkeys(source.place[:-1] for source in sources)
    return {
        folder: next(folder[:count] for count in range(len(folder) + 1) if folder[:count] in folders)
        for folder in folders
    }


def _add_aliases(repository: Repository, tree: Tree) -> None:
    aliases = tree.map("aliases")
    for name, _, _ in aliases.entries():
        repository.aliases.setdefault(name, aliases.texts(name))


def _add_folder(repository: Repository, path: tuple[str, ...], tree: Tree, teams: Teams) -> None:
    """Take one file. Approvers for some kinds of files only (``filters``) are those of the folder too: together they answer for it."""
    folder = repository.folders.setdefault(path, Folder(path, At(tree.path)))
    folder.is_alone = tree.map("options").text("no_parent_owners").casefold() == "true"
    parts = [tree, *(part for _, _, part in tree.map("filters").maps())]
    for part in parts:
        for key, persons in (
            ("approvers", folder.approvers),
            ("reviewers", folder.reviewers),
            ("emeritus_approvers", folder.emeritus),
        ):
            for name, at in part.texts(key):
                if folder.at.line == 0:
                    folder.at = at
                if name == ANYBODY:
                    tree.told.add(Doubtful(at, name, "anybody", "primary"))
                    folder.is_open |= key == "approvers"
                    continue
                members = repository.aliases.get(name)
                meant = [name] if members is None else [one for one, _ in members]
                persons |= dict.fromkeys(teams.person(one) for one in meant if one != ANYBODY)
                if key == "approvers":
                    folder.by_person |= members is None
                    folder.aliases |= {} if members is None else {name: None}
        folder.labels += tuple(label for label, _ in part.texts("labels") if label not in folder.labels)


def _all(repositories: list[Repository], teams: Teams) -> Iterator[Found]:
    copies = copies_of({one.name: _ways(one) for one in repositories})
    several = len(repositories) - len(copies) + len(set(copies.values())) > 1
    seen: set[str] = set(teams.members)
    departments: set[str] = set()
    left: set[str] = set()
    if not teams.organization and repositories:
        first = repositories[0]
        at = next((folder.at for folder in first.folders.values()), None)
        if at is not None and (not several or copies):
            yield Element("company", first.name, At(at.path))
    for repository in repositories:
        repository.site = repository.name if repository.name in copies else ""
        repository.whole = copies.get(repository.name, repository.name)
        prefix = f"{repository.name}/" if several and not repository.site else ""
        for folder in repository.folders.values():
            yield from _people(folder, seen)
            homes = [
                at_site(name, repository.site) if repository.site and name != repository.name else name
                for name in _homes(repository, folder)
            ]
            for name in homes:
                if name not in departments:
                    departments.add(name)
                    yield Element(
                        "department", name, folder.at, {"site": repository.site} if repository.site else {}
                    )
            yield _duty(repository, folder, homes, prefix)
            left |= folder.emeritus.keys() - folder.approvers.keys() - folder.reviewers.keys()
    if left:
        yield Remark(
            At(next(iter(repositories[0].folders.values())).at.path), "emeritus", {"count": len(left)}
        )


def _ways(repository: Repository) -> set[str]:
    """Return who approves where: what copies of a tree have in common, and other trees with folders of the same names do not."""
    return {
        f"{'/'.join(path)} {name}"
        for path, folder in repository.folders.items()
        for name in folder.approvers or ("",)
    }


def _people(folder: Folder, seen: set[str]) -> Iterator[Element]:
    for person in (*folder.approvers, *folder.reviewers):
        if person not in seen:
            seen.add(person)
            yield Element("person", person, folder.at)


def _homes(repository: Repository, folder: Folder) -> list[str]:
    """Return the groups that a folder belongs to by its labels, or by those of the nearest folder above that has one; else by the one alias that approves there; else the repository."""
    for above in _line(repository, folder):
        groups = [label.replace("/", "-") for label in above.labels if label.startswith(GROUPS)]
        if groups:
            return list(dict.fromkeys(groups))
    if len(folder.aliases) == 1 and not folder.by_person:
        return list(folder.aliases)
    return [repository.name]


def _line(repository: Repository, folder: Folder) -> Iterator[Folder]:
    """Yield a folder and those above it, the nearest first."""
    for count in range(len(folder.path), -1, -1):
        above = repository.folders.get(folder.path[:count])
        if above is not None:
            yield above


def _duty(repository: Repository, folder: Folder, homes: Sequence[str], prefix: str) -> Element:
    facts: dict[str, list[str]] = {}
    own: dict[str, None] = {}
    able: dict[str, None] = {}
    for above in _line(repository, folder):
        own = own or above.approvers
        able |= above.approvers
        if above.is_alone or (above.is_open and not own):
            break
    # Whoever approves above approves here too, unless the file says that it stands alone.
    others = [name for name in able if name not in own]
    if own:
        facts["primary"] = list(own)
    if others:
        facts["backups"] = others
    tags = [label for label in folder.labels if not label.startswith(GROUPS)]
    if tags:
        facts["tags"] = tags
    skills = tuple((name, REVIEWS) for name in folder.reviewers if name not in able)
    name = prefix + "/".join(folder.path) if folder.path else repository.whole
    claimed = None if len(homes) == 1 else tuple(homes)
    return Element("duty", name, folder.at, facts, tuple(homes) if claimed is None else (), claimed, skills)


def _takes(parts: tuple[str, ...]) -> bool:
    return parts[-1] in ("OWNERS", ALIASES)


IMPORTER: Final = Importer("owners", _takes, read)
