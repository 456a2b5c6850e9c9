"""Gives every draft its id and tells ids and addresses that are used twice."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Protocol

from orgaudit.intake.draft import Draft, shown
from orgaudit.intake.registry import Names, Registry
from orgaudit.intake.report import Report
from orgaudit.model import UNOWNED
from orgaudit.model.identity import canonical


class NamesInside(Protocol):
    """What is registered of a department that was read before."""

    @property
    def goals(self) -> Names | None: ...  # noqa: D102
    @property
    def duties(self) -> Names | None: ...  # noqa: D102


def give_addresses(
    registry: Registry,
    report: Report,
    sections: dict[str, list[Draft]],
    known: Mapping[int, NamesInside] = MappingProxyType({}),
) -> None:
    """Give ids to people, departments and all that stands in them, and register them.

    ``known`` are departments that have theirs, by the identity of the draft, with the names inside them.
    """
    register(registry.people, sections["people"], report, lambda draft: draft.id)
    for department in sections["departments"]:
        if id(department) in known:
            continue
        department.id = id_of(department)
        if department.id == UNOWNED:
            report.add_at("reserved_id", department.id_place(), found=department.id)
    doubles = register(registry.departments, sections["departments"], report, lambda draft: draft.id)
    for department in sections["departments"]:
        told = (
            Report() if any(department is double for double in doubles) else report
        )  # its content is double too
        for attribute, names in (("goals", registry.goals), ("duties", registry.duties)):
            if id(department) not in known:
                homes = names if department.id else {}  # what has no name shares none with another
                settle(department.values.get(attribute) or (), department.id, homes, told)
            elif (inside := getattr(known[id(department)], attribute)) is not None:
                names[department.id] = inside
    settle(sections["duties"], UNOWNED, registry.duties, report)


def settle(drafts: Iterable[Draft], home: str, homes: dict[str, Names], report: Report) -> None:
    """Give ids to what stands in one department, and register it there."""
    drafts = tuple(drafts)
    for draft in drafts:
        draft.home = home
    if drafts:
        register(homes.setdefault(home, Names()), drafts, report, lambda draft: f"{home}/{draft.id}")


def register(
    names: Names, drafts: Iterable[Draft], report: Report, address: Callable[[Draft], str]
) -> list[Draft]:
    """Give ids and register; return the drafts whose id was taken."""
    doubles = []
    for draft in drafts:
        draft.id = draft.id or id_of(draft)
        if not draft.id:
            continue  # its name is missing or broken, which has been told
        first = names.add(draft)
        if first is not None:
            doubles.append(draft)
            report.add_at(
                "duplicate_id", draft.id_place(), found=address(draft), first=shown(first.id_place())
            )
    return doubles


def id_of(draft: Draft) -> str:
    """Return the id of a draft, which no longer has it among its values then."""
    draft.written_id = draft.values.pop("id", None) or ""
    return canonical(draft.written_id or draft.name)
