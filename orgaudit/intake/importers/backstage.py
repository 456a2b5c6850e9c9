"""Catalogs of Backstage: groups as departments, users as people, and what they own as duties."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from orgaudit.intake.importers.backstage_entities import Catalog, Entity, Ref, catalog_of
from orgaudit.intake.importers.copies import at_site
from orgaudit.intake.importers.door import At, Doubtful, Element, Found, Importer, Remark, Source
from orgaudit.intake.importers.teams import lowest
from orgaudit.intake.importers.yaml_tree import Told, documents
from orgaudit.model.identity import canonical

DEEPEST: Final = 20
"""Groups above each other; house default."""

OWNED: Final = ("component", "api", "resource", "system", "domain")


def read(sources: Sequence[Source]) -> Iterator[Found]:
    """Yield what the catalogs say."""
    told = Told()
    trees = [(source, tree) for source in sources for tree in documents(source, told)]
    catalogs = catalog_of(trees, told)
    for catalog in catalogs:
        yield from _Reader(catalog).all()
    others = sum(catalog.others for catalog in catalogs)
    if others:
        yield Remark(At(sources[0].path), "other_kinds", {"count": others})
    yield from told.unused()
    yield from told.found


@dataclass(slots=True)
class _Reader:
    """One catalog, or one copy of it."""

    catalog: Catalog
    _names: dict[Ref, str] = field(default_factory=dict)
    _paths: dict[Ref, tuple[Ref, ...]] = field(default_factory=dict)
    _members: dict[Ref, dict[str, None]] = field(default_factory=dict)
    _known: set[Ref] = field(default_factory=set)
    _persons: set[Ref] = field(default_factory=set)

    def all(self) -> Iterator[Found]:
        """Yield departments, people and duties."""
        self._name_all()
        parents: dict[Ref, Ref] = {}
        for entity in self.catalog.of("group"):
            above = self.catalog.parents(entity.ref)
            if len(above) > 1:
                found = ", ".join(self._name(ref) for ref in above)
                yield Doubtful(entity.parent_at, found, "several_parents", "parent", {"count": len(above)})
            elif above:
                parents[entity.ref] = above[0]
        for entity in self.catalog.of("group"):
            path = self._above(entity.ref, parents)
            if path[-1] in path[:-1] or len(path) > DEEPEST:
                yield Doubtful(
                    entity.parent_at, self._name(parents.pop(entity.ref)), "circle_of_parents", "parent"
                )
        self._known = {entity.ref for entity in self.catalog.of("group")}
        for entity in self.catalog.of("group"):
            self._paths[entity.ref] = tuple(reversed(self._above(entity.ref, parents)))
            yield self._group(entity, parents.get(entity.ref))
        yield from self._people()
        for kind in OWNED:
            for entity in self.catalog.of(kind):
                yield from self._owned(entity)

    def _above(self, ref: Ref, parents: dict[Ref, Ref]) -> list[Ref]:
        """Return a group and those above it, up to the highest one, or to one that comes again."""
        found = [ref]
        while ref in parents and len(found) <= DEEPEST:
            ref = parents[ref]
            found.append(ref)
            if ref in found[:-1]:
                break
        return found

    def _name_all(self) -> None:
        """Give each group and user what it is called; where two are called the same, both keep their names in the catalog."""
        for kind in ("group", "user"):
            entities = self.catalog.of(kind)
            titles = Counter(canonical(entity.title) for entity in entities)
            for entity in entities:
                alone = titles[canonical(entity.title)] == 1
                self._names[entity.ref] = entity.title if alone else entity.ref.short

    def _name(self, ref: Ref) -> str:
        return self._names.get(ref, ref.short)

    def _department(self, ref: Ref) -> str:
        name = self._name(ref)
        return at_site(name, self.catalog.site) if self.catalog.site else name

    def _group(self, entity: Entity, parent: Ref | None) -> Element:
        facts: dict[str, str] = {}
        if self._name(entity.ref) != entity.ref.short and not self.catalog.site:
            facts["id"] = entity.ref.short
        if entity.description:
            facts["mission"] = entity.description
        if self.catalog.site:
            facts["site"] = self.catalog.site
        if parent is not None and parent not in self._known:
            facts["parent"] = self._department(parent)
        path = tuple(self._department(ref) for ref in self._paths[entity.ref][:-1])
        return Element("department", self._department(entity.ref), entity.at, facts, path)

    def _people(self) -> Iterator[Element | Remark]:
        several = 0
        for entity in self.catalog.of("user"):
            groups = self.catalog.groups(entity.ref)
            for group in groups:
                self._members.setdefault(group, {})[self._name(entity.ref)] = None
            home = lowest([self._paths.get(group, (group,)) for group in groups])
            several += bool(groups) and home is None
            facts = {} if home is None else {"department": self._department(home[-1])}
            if self._name(entity.ref) != entity.ref.short:
                facts["id"] = entity.ref.short
            self._persons.add(entity.ref)
            yield Element("person", self._name(entity.ref), entity.at, facts)
        for entity in self.catalog.of("group"):
            for member in entity.members:
                self._members.setdefault(entity.ref, {})[self._name(member)] = None
                yield from self._person(member, entity.at)
        if several:
            yield Remark(At(self.catalog.path), "in_several_teams", {"count": several})

    def _person(self, ref: Ref, at: At) -> Iterator[Element]:
        """Yield somebody whom the catalog only names."""
        if ref not in self._persons:
            self._persons.add(ref)
            groups = self.catalog.groups(ref)
            home = lowest([self._paths.get(group, (group,)) for group in groups])
            yield Element(
                "person",
                self._name(ref),
                at,
                {} if home is None else {"department": self._department(home[-1])},
            )

    def _owned(self, entity: Entity) -> Iterator[Found]:
        owner = entity.owner
        tags = [
            *dict.fromkeys(
                text for text in (entity.ref.kind, entity.type, entity.lifecycle, *entity.tags) if text
            )
        ]
        facts: dict[str, str | list[str]] = {"tags": tags}
        if entity.description:
            facts["note"] = entity.description
        consumers = [self._department(ref) for ref in self.catalog.consumers(entity.ref)]
        if consumers:
            facts["consumer"] = consumers
        name = entity.title or entity.ref.short
        if self.catalog.is_taken(name):
            name = entity.ref.written
        if owner is None:
            yield Element("duty", name, entity.at, facts)
            return
        if owner.kind == "user":
            person = self._name(owner)
            yield from self._person(owner, entity.owner_at)
            groups = self.catalog.groups(owner)
            home = lowest([self._paths.get(group, (group,)) for group in groups])
            facts["primary"] = [person]
            yield Element(
                "duty", name, entity.at, facts, () if home is None else (self._department(home[-1]),)
            )
            return
        members = self._members.get(owner)
        if members:
            facts["primary"] = list(members)
        if owner not in self._paths:
            self._paths[owner] = (owner,)
            yield Element(
                "department",
                self._department(owner),
                entity.owner_at,
                {"site": self.catalog.site} if self.catalog.site else {},
            )
        yield Element(
            "duty", name, entity.at, facts, tuple(self._department(ref) for ref in self._paths[owner])
        )


def _takes(parts: tuple[str, ...]) -> bool:
    name = parts[-1].casefold()
    return name in (
        "catalog-info.yaml",
        "catalog-info.yml",
        "catalog.yaml",
        "catalog.yml",
        "org.yaml",
        "users.yaml",
        "groups.yaml",
        "all.yaml",
    )


IMPORTER: Final = Importer("backstage", _takes, read)
