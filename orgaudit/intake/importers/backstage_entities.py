"""The entities of a Backstage catalog and how they refer to each other."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from orgaudit.intake.importers.copies import copies_of, distinct
from orgaudit.intake.importers.door import At, Doubtful, Source
from orgaudit.intake.importers.yaml_tree import Told, Tree

NAMESPACE: Final = "default"


class Ref(NamedTuple):
    """What names an entity: ``kind:namespace/name``, kind and namespace in small letters."""

    kind: str
    namespace: str
    name: str

    @property
    def short(self) -> str:
        """The name, with the namespace where it is not the usual one."""
        return self.name if self.namespace == NAMESPACE else f"{self.namespace}.{self.name}"

    @property
    def written(self) -> str:
        """The whole reference as a name."""
        return f"{self.kind}:{self.short}"


def ref_of(text: str, kind: str, namespace: str = NAMESPACE) -> Ref:
    """Return what a text refers to. ``kind`` and ``namespace`` are those that it need not write."""
    head, colon, rest = text.partition(":")
    if not colon:
        head, rest = kind, text
    space, slash, name = rest.partition("/")
    if not slash:
        space, name = namespace, rest
    return Ref(head.casefold(), space.casefold(), name.casefold())


@dataclass(slots=True)
class Entity:
    """One entity, as far as it says something of an organisation."""

    ref: Ref
    at: At
    title: str = ""
    description: str = ""
    type: str = ""
    lifecycle: str = ""
    tags: tuple[str, ...] = ()
    owner: Ref | None = None
    owner_at: At = field(default_factory=lambda: At(""))
    parent: Ref | None = None
    parent_at: At = field(default_factory=lambda: At(""))
    children: tuple[tuple[Ref, At], ...] = ()
    members: tuple[Ref, ...] = ()
    member_of: tuple[Ref, ...] = ()
    consumes: tuple[Ref, ...] = ()


@dataclass(slots=True)
class Catalog:
    """The entities of one catalog by what names them, in order; ``others`` counts those of kinds that say nothing of an organisation."""

    path: str
    name: str
    entities: dict[Ref, Entity] = field(default_factory=dict)
    others: int = 0
    site: str = ""
    _parents: dict[Ref, dict[Ref, None]] | None = None
    _groups: dict[Ref, dict[Ref, None]] | None = None
    _consumers: dict[Ref, dict[Ref, None]] | None = None
    _titles: Counter[str] | None = None
    _kinds: dict[str, list[Entity]] | None = None

    def of(self, kind: str) -> list[Entity]:
        """Return the entities of a kind."""
        if self._kinds is None:
            self._kinds = {}
            for entity in self.entities.values():
                self._kinds.setdefault(entity.ref.kind, []).append(entity)
        return self._kinds.get(kind, [])

    def parents(self, group: Ref) -> list[Ref]:
        """Return every group that a group is said to be below: by itself or by that one."""
        if self._parents is None:
            self._parents = {}
            for entity in self.of("group"):
                if entity.parent is not None:
                    self._parents.setdefault(entity.ref, {})[entity.parent] = None
                for child, _ in entity.children:
                    self._parents.setdefault(child, {})[entity.ref] = None
        return list(self._parents.get(group, ()))

    def groups(self, user: Ref) -> list[Ref]:
        """Return every group that a user is said to be in: by himself or by that one."""
        if self._groups is None:
            self._groups = {entity.ref: dict.fromkeys(entity.member_of) for entity in self.of("user")}
            for entity in self.of("group"):
                for member in entity.members:
                    self._groups.setdefault(member, {})[entity.ref] = None
        return list(self._groups.get(user, ()))

    def consumers(self, api: Ref) -> list[Ref]:
        """Return the groups whose components use an interface, without the one that answers for it."""
        if self._consumers is None:
            self._consumers = {}
            for entity in self.of("component"):
                if entity.owner is not None and entity.owner.kind == "group":
                    for used in entity.consumes:
                        self._consumers.setdefault(used, {})[entity.owner] = None
        owner = self.entities[api].owner
        return [ref for ref in self._consumers.get(api, ()) if ref != owner]

    def is_taken(self, name: str) -> bool:
        """Whether two things that are owned are called so."""
        if self._titles is None:
            owned = (entity for entity in self.entities.values() if entity.ref.kind not in ("group", "user"))
            self._titles = Counter(entity.title or entity.ref.short for entity in owned)
        return self._titles[name] > 1


_KINDS: Final = frozenset(("group", "user", "component", "api", "resource", "system", "domain"))


def catalog_of(trees: Sequence[tuple[Source, Tree]], told: Told) -> list[Catalog]:
    """Return the catalogs: one of all files, or one a folder where folders hold copies of each other."""
    folders: dict[tuple[str, ...], list[tuple[Source, Tree, Entity | None]]] = {}
    for source, tree in trees:
        folders.setdefault(_top(source), []).append((source, tree, _entity(tree, told)))
    names = distinct(list(folders))
    refs = {
        name: {entity.ref.written for _, _, entity in items if entity is not None}
        for name, items in zip(names, folders.values(), strict=True)
    }
    copies = copies_of(refs)
    catalogs: dict[str, Catalog] = {}
    for name, items in zip(names, folders.values(), strict=True):
        site = name if name in copies else ""
        catalog = catalogs.setdefault(site, Catalog(items[0][0].path, name, site=site))
        for _, _, entity in items:
            _add(catalog, entity, told)
    return list(catalogs.values())


def _top(source: Source) -> tuple[str, ...]:
    """Return the folder that the call names, or that of a file that it names, with the first folder below: branches lie beside each other."""
    depth = len(source.place) - len(source.parts)
    return source.place[: depth + 1] if len(source.parts) > 1 else source.place[:-1]


def _add(catalog: Catalog, entity: Entity | None, told: Told) -> None:
    if entity is None:
        catalog.others += 1
        return
    known = catalog.entities.setdefault(entity.ref, entity)
    if known is not entity:
        first = f"{known.at.path}:{known.at.line}"
        told.add(Doubtful(entity.at, entity.ref.written, "entity_twice", "", {"first": first}))


def _entity(tree: Tree, told: Told) -> Entity | None:
    """Return an entity; None for a kind that says nothing of an organisation, and for what is none, which is told."""
    kind = tree.text("kind").casefold()
    meta, spec = tree.map("metadata"), tree.map("spec")
    name = meta.text("name")
    if not kind or not name or not tree.text("apiVersion"):
        told.add(Doubtful(tree.at(tree.node), "", "no_entity"))
        told.asked.left(tree.node)
        return None
    if kind not in _KINDS:
        told.asked.left(tree.node)
        return None
    namespace = meta.text("namespace").casefold() or NAMESPACE
    owner, parent = spec.text("owner"), spec.text("parent")
    return Entity(
        Ref(kind, namespace, name.casefold()),
        meta.place("name"),
        title=spec.map("profile").text("displayName") or meta.text("title") or name,
        description=meta.text("description"),
        type=spec.text("type"),
        lifecycle=spec.text("lifecycle"),
        tags=tuple(text for text, _ in meta.texts("tags")),
        owner=ref_of(owner, "group", namespace) if owner else None,
        owner_at=spec.place("owner"),
        parent=ref_of(parent, "group", namespace) if parent else None,
        parent_at=spec.place("parent"),
        children=tuple((ref_of(text, "group", namespace), at) for text, at in spec.texts("children")),
        members=tuple(ref_of(text, "user", namespace) for text, _ in spec.texts("members")),
        member_of=tuple(ref_of(text, "group", namespace) for text, _ in spec.texts("memberOf")),
        consumes=tuple(ref_of(text, "api", namespace) for text, _ in spec.texts("consumesApis")),
    )
