"""Sister units: departments that do the same work in different places, as shops and branches do.

Two readings: departments with a ``site`` each, of which there are several; and three or more departments that share
60 % of their duty names (house), at least two of them, each counted by the larger of the two lists.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import ceil
from typing import Final

from orgaudit.model.dataclass import dataclass
from orgaudit.model.duty import Duty
from orgaudit.model.identity import canonical
from orgaudit.model.organization import Organization
from orgaudit.rules.boundary.duplicate_groups import DuplicateGroup, name_without_department
from orgaudit.rules.boundary.similar_names import NameKey, name_key

SHARED_NAMES: Final = 0.6
"""Share of their duty names from which departments count as sisters; house default."""

LEAST_UNITS: Final = 3
LEAST_NAMES: Final = 2
"""One duty in common makes no two departments alike."""


@dataclass(frozen=True, slots=True)
class SisterUnits:
    """The sister units of one company: department id -> site, and department id -> the unit it is like."""

    sites: Mapping[str, str]
    kinds: Mapping[str, str]

    def hold(self, duties: Iterable[Duty]) -> bool:
        """Whether these duties are one duty of sister units, done once in each place."""
        homes = {duty.home for duty in duties}
        sites = {self.sites.get(home) for home in homes}
        kinds = {self.kinds.get(home) for home in homes}
        return (len(sites) > 1 and None not in sites) or (len(kinds) == 1 and None not in kinds)


def sister_units(org: Organization) -> SisterUnits:
    """Find the sister units of a company."""
    sites = {item.id: canonical(item.site) for item in org.departments if isinstance(item.site, str)}
    return SisterUnits(sites, _kinds(org))


def by_units(groups: Iterable[DuplicateGroup], units: SisterUnits) -> list[list[DuplicateGroup]]:
    """Put together those groups of sister units that have a department in common."""
    parts: list[tuple[set[str], list[DuplicateGroup]]] = []
    for group in filter(lambda group: units.hold(group.duties), groups):
        homes, alike = {duty.home for duty in group.duties}, [group]
        for part in [part for part in parts if not part[0].isdisjoint(homes)]:
            parts.remove(part)
            homes, alike = homes | part[0], part[1] + alike
        parts.append((homes, alike))
    return [alike for _, alike in parts]


def _kinds(org: Organization) -> Mapping[str, str]:
    """Put each department to the first, by id, with which it shares its names; the kinds that are large enough."""
    lists = {
        item.id: frozenset(name_key(name_without_department(org, duty)) for duty in item.duties or ())
        for item in sorted(org.departments, key=lambda item: item.id)
    }
    frequency = Counter(name for names in lists.values() for name in names)
    leaders: defaultdict[NameKey, list[str]] = defaultdict(list)
    by_list: dict[frozenset[NameKey], str] = {}
    for department, names in lists.items():
        if len(names) >= LEAST_NAMES and names not in by_list:
            # Lists that are alike enough have one of the few rarest names of each in common.
            ranked = sorted(names, key=lambda name: (frequency[name], sorted(name.pairs)))
            rare = ranked[: len(ranked) - ceil(SHARED_NAMES * len(ranked)) + 1]
            near = dict.fromkeys(leader for name in rare for leader in leaders[name])
            by_list[names] = next((item for item in near if _are_alike(names, lists[item])), department)
            if by_list[names] == department:
                for name in rare:
                    leaders[name].append(department)
    kinds = {department: by_list[names] for department, names in lists.items() if names in by_list}
    sizes = Counter(kinds.values())
    return {department: kind for department, kind in kinds.items() if sizes[kind] >= LEAST_UNITS}


def _are_alike(first: frozenset[NameKey], second: frozenset[NameKey]) -> bool:
    shared = len(first & second)
    return shared >= max(LEAST_NAMES, SHARED_NAMES * max(len(first), len(second)))
