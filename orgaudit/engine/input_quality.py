"""GOV090 input-quality: how far the list of duties can be trusted, told before any finding and never scored.

The classic failures of a work inventory are bullets instead of names, mixed sizes, inconsistent names, persons' names and
several duties in one name (EETIMES). How fine a list should be depends on its purpose: one village recorded about 150
duties for each section (TOKAI), so no size is wrong in itself and only the mixing of sizes is pointed at.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from orgaudit.knowledge.names.inventory import NameFlaw, name_flaw, spelling_key
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.identity import folded
from orgaudit.model.number import median
from orgaudit.rules.duty_functions import duty_functions
from orgaudit.rules.spec import Family, Options, Origin, threshold

_KEY: Final = "input_quality"

RARE: Final = frozenset(("quarterly", "yearly", "adhoc"))
"""What is done so seldom has few hours a month, however large it is each time."""


@dataclass(frozen=True, slots=True)
class InputQualityOptions(Options):
    """Thresholds of GOV090."""

    coarse_hours: float = threshold(40.0, Origin.HOUSE, "hours")
    fine_hours: float = threshold(0.5, Origin.HOUSE, "hours")
    hours_share: float = threshold(0.8, Origin.HOUSE)


@dataclass(frozen=True, slots=True)
class InputCheck:
    """A check of the input itself: listed beside the rules, but it judges nothing, finds nothing and costs nothing."""

    id: str
    name: str
    family: Family
    since: str
    options: type[InputQualityOptions]
    sources: tuple[str, ...]


INPUT_QUALITY: Final = InputCheck(
    id="GOV090",
    name="input-quality",
    family=Family.GOVERNANCE,
    since="0.1",
    options=InputQualityOptions,
    sources=("EETIMES", "TOKAI"),
)

INPUT_CHECKS: Final = (INPUT_QUALITY,)


@dataclass(frozen=True, slots=True)
class InputQuality:
    """What GOV090 sees. Duties are given by their addresses, in file order.

    ``coarse`` and ``fine`` are recurring duties above and below the two sizes; ``flawed`` maps each flaw of a name to the
    duties that have it; each group of ``inconsistent`` holds duties whose names differ only in spelling.
    """

    duties: int
    with_hours: int
    median_hours: float | None
    coarse: tuple[str, ...]
    fine: tuple[str, ...]
    flawed: Mapping[NameFlaw, tuple[str, ...]]
    inconsistent: tuple[tuple[str, ...], ...]
    options: InputQualityOptions

    @property
    def sizes_are_mixed(self) -> bool:
        """Whether very large duties stand beside very small ones."""
        return bool(self.coarse and self.fine)

    @property
    def hours_are_patchy(self) -> bool:
        """Whether some duties have hours and too many have none."""
        return 0 < self.with_hours < self.options.hours_share * self.duties


def input_quality(org: Organization, options: InputQualityOptions | None = None) -> InputQuality:
    """Look at the duties of a company as a list; without ``options`` once for all reports."""
    if options is not None:
        return _looked_at(org, options)
    kept = org.kept.get(_KEY)
    if not isinstance(kept, InputQuality):
        kept = org.kept[_KEY] = _looked_at(org, InputQualityOptions())
    return kept


def _looked_at(org: Organization, limits: InputQualityOptions) -> InputQuality:
    hours = [(duty, effort) for duty in org.duties if (effort := duty.monthly_effort) is not None]
    sized = [(duty, effort) for duty, effort in hours if duty.is_recurring and effort > 0]
    flawed, inconsistent = _names(org)
    return InputQuality(
        duties=len(org.duties),
        with_hours=len(hours),
        median_hours=median([effort for _duty, effort in hours]) if hours else None,
        coarse=tuple(duty.address for duty, effort in sized if effort > limits.coarse_hours),
        fine=tuple(
            duty.address
            for duty, effort in sized
            if effort < limits.fine_hours and duty.frequency not in RARE
        ),
        flawed=flawed,
        inconsistent=inconsistent,
        options=limits,
    )


def _names(org: Organization) -> tuple[Mapping[NameFlaw, tuple[str, ...]], tuple[tuple[str, ...], ...]]:
    """Return the flawed names and those that differ only in spelling, each looked at once."""
    offices = {folded(text) for item in org.departments for text in (item.id, item.name)}
    people = {folded(text) for person in org.people for text in (person.id, person.name)}
    persons = frozenset(people - offices)
    systems = frozenset(map(folded, _systems_without_function(org)))
    found: defaultdict[NameFlaw, list[str]] = defaultdict(list)
    groups: defaultdict[str, list[Duty]] = defaultdict(list)
    for duty in org.duties:
        flaw = name_flaw(duty.name, persons, systems)
        if flaw is not None:
            found[flaw].append(duty.address)
        groups[spelling_key(duty.name)].append(duty)
    return {flaw: tuple(addresses) for flaw, addresses in found.items()}, _inconsistent(groups.values())


def _systems_without_function(org: Organization) -> Iterator[str]:
    """Yield the systems in use whose names mean no work; a contract register is a system and a duty."""
    functions = duty_functions(org)
    for system in {system for duty in org.duties for system in duty.systems or ()}:
        if functions.reading(system).function is None:
            yield system


def _inconsistent(groups: Iterable[list[Duty]]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(duty.address for duty in group)
        for group in groups
        if len(group) > 1 and len({folded(duty.name) for duty in group}) > 1
    )
