"""What speaks for one department or another as the home of a duty, looked up once for a whole company."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final

from orgaudit.knowledge.functions import Function
from orgaudit.model import Department, Duty, Organization
from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.identity import canonical
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.pattern import pattern
from orgaudit.rules.boundary.owners import departments_in_touch
from orgaudit.rules.duty_functions import duty_functions

_UNIT: Final = pattern(
    r"(?:本部|部門|部|課|室|係|班|局|グループ|チーム)$|(?:(?<!\s)\s++)?+\b(?:department|dept|division|team|group|unit)$"
)


class _Users(NamedTuple):
    """The departments with so many duties on one system."""

    duties: int
    departments: list[str]


@dataclass(frozen=True)
class HomeEvidence:
    """Evidence in one company. Every look-up is built when first asked for; not slotted, so that it is kept."""

    org: Organization
    _kept: dict[str, Mapping[str, Counter[str]]] = field(default_factory=dict, compare=False)

    def function_of(self, duty: Duty) -> Function | None:
        """Return the function of a duty, stated or told by its name."""
        return duty_functions(self.org).of(duty)

    def for_function(self, function: Function) -> Mapping[str, Counter[str]]:
        """Return, by department, how often each reason of best_home speaks for it as a home of this function."""
        if function.id not in self._kept:
            names = {canonical(function.ja), canonical(function.en)}
            self._kept[function.id] = _gathered(
                ("function", self._by_function.get(function.id, {})),
                ("related_function", self._by_kin.get(_kin(function), {})),
                ("control", self._control_duties if function.criterion == "control" else {}),
                ("name", Counter(self._named_for(function))),
                ("charter", Counter(self._chartered(names))),
            )
        return self._kept[function.id]

    def for_duty(self, duty: Duty) -> Mapping[str, Counter[str]]:
        """Return, by department, how often each reason speaks for it as the home of this very duty.

        At its present home the duty itself is taken off again: it does not speak for its own place.
        """
        itself = {duty.home: -1} if self.function_of(duty) else {}
        return _gathered(
            ("charter", Counter(self._chartered({canonical(duty.name)}))),
            ("system", Counter(self._sharing_systems(duty))),
            ("people", self._people_of(duty)),
            ("neighbour", Counter(self._in_touch.get(duty.address, ()))),
            *((reason, itself) for reason in ("function", "related_function", "control")),
        )

    def _named_for(self, function: Function) -> Iterator[str]:
        """Yield the departments whose own name is this function or the one that it belongs to."""
        wanted = (function.id, _kin(function))
        return (department for department, named in self._named.items() if named.id in wanted)

    def _chartered(self, names: set[str]) -> list[str]:
        """Return the departments of which a charter line contains one of these canonical names."""
        # Looked for only where the rarest pair of letters of a name stands: there may be thousands of charters.
        return sorted({department for name in names for department in self._charters_with(name)})

    def _charters_with(self, name: str) -> Iterator[str]:
        candidates: Collection[str] = self._charters
        for pair in map("".join, pairwise(name)):
            candidates = min(candidates, self._charters_by_pair.get(pair, ()), key=len)
            if not candidates:
                break
        return (department for department in candidates if name in self._charters[department])

    def _sharing_systems(self, duty: Duty) -> set[str]:
        """Return, for each of the duty's systems, the department with most other duties on it, or the two with as many."""
        systems = {canonical(name) for name in duty.systems or ()}
        return {department for system in systems for department in self._main_users(system, duty)}

    def _people_of(self, duty: Duty) -> Mapping[str, int]:
        """Return how many of those who do a duty or answer for it belong to each department or head it."""
        named = dict.fromkeys((*(duty.primary or ()), *(duty.accountable or ())))
        return Counter(department for person in named for department in self._homes_of(person, duty))

    def _main_users(self, system: str, duty: Duty) -> list[str]:
        first, second = self._leaders[system]
        main = first.departments
        if len(main) > 3:
            return []
        if self._by_system[system][duty.home] == first.duties:
            # Without this duty its home falls back behind the other leaders, or to those that follow, if not further.
            main = [name for name in first.departments if name != duty.home]
            if not main and first.duties > 1:
                main = [duty.home, *(second.departments if second.duties == first.duties - 1 else ())]
        # A system that many use alike, such as email, is nobody's.
        return main if len(main) <= 2 else []

    def _homes_of(self, person_id: str, duty: Duty) -> frozenset[str]:
        """Return where a person belongs or is head, else where they do other duties."""
        stated = self._stated_homes.get(person_id)
        if stated:
            return frozenset(stated)
        worked: Mapping[str, int] = self._worked.get(person_id, {})
        own = person_id in (duty.primary or ())
        return frozenset(name for name, count in worked.items() if count > (own and name == duty.home))

    @cached_property
    def _by_function(self) -> Mapping[str, Counter[str]]:
        return _homes_by((function.id, duty) for duty, function in self._functions)

    @cached_property
    def _control_duties(self) -> Mapping[str, int]:
        """How many duties of a control function each department has."""
        return Counter(duty.home for duty, function in self._functions if function.criterion == "control")

    @cached_property
    def _by_kin(self) -> Mapping[str, Counter[str]]:
        return _homes_by((_kin(function), duty) for duty, function in self._functions)

    @cached_property
    def _functions(self) -> tuple[tuple[Duty, Function], ...]:
        functions = duty_functions(self.org)
        read = ((duty, functions.of(duty)) for duty in self.org.duties)
        return tuple([(duty, function) for duty, function in read if function is not None])

    @cached_property
    def _named(self) -> Mapping[str, Function]:
        found = (
            (department.id, _function_named(self.org, department)) for department in self.org.departments
        )
        return {department: function for department, function in found if function is not None}

    @cached_property
    def _charters(self) -> Mapping[str, str]:
        return {
            department.id: "\n".join(canonical(line) for line in department.charter)
            for department in self.org.departments
            if department.charter
        }

    @cached_property
    def _charters_by_pair(self) -> Mapping[str, list[str]]:
        """The departments in whose charter two letters stand side by side."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for department, lines in self._charters.items():
            for pair in set(map("".join, pairwise(lines))):
                found[pair].append(department)
        return found

    @cached_property
    def _by_system(self) -> Mapping[str, Counter[str]]:
        return _homes_by(
            (system, duty) for duty in self.org.duties for system in {*map(canonical, duty.systems or ())}
        )

    @cached_property
    def _leaders(self) -> Mapping[str, tuple[_Users, _Users]]:
        """Return the departments with most duties on each system, and those that follow."""
        found = {}
        for system, users in self._by_system.items():
            counts = sorted(set(users.values()), reverse=True)[:2]
            first, second = (
                _Users(count, [name for name in users if users[name] == count]) for count in (*counts, 0)[:2]
            )
            found[system] = first, second
        return found

    @cached_property
    def _stated_homes(self) -> Mapping[str, set[str]]:
        homes: dict[str, set[str]] = {}
        for person in self.org.people:
            if isinstance(person.department, str):
                homes.setdefault(person.id, set()).add(person.department)
        for department in self.org.departments:
            if isinstance(department.head, str):
                homes.setdefault(department.head, set()).add(department.id)
        return homes

    @cached_property
    def _worked(self) -> Mapping[str, Counter[str]]:
        return _homes_by((person, duty) for duty in self.org.duties for person in duty.primary or ())

    @cached_property
    def _in_touch(self) -> Mapping[str, tuple[str, ...]]:
        return departments_in_touch(self.org)


def _gathered(*counts: tuple[str, Mapping[str, int]]) -> Mapping[str, Counter[str]]:
    """Turn counts of departments by reason into counts of reasons by department."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for reason, departments in counts:
        for department, count in departments.items():
            found[department][reason] += count
    return found


def _homes_by(duties: Iterable[tuple[str, Duty]]) -> Mapping[str, Counter[str]]:
    """Count where duties stand, by what each of them is given with."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for key, duty in duties:
        found[key][duty.home] += 1
    return found


def _kin(function: Function) -> str:
    """Return the function that this one belongs to: the one whose votes it takes, else itself."""
    return function.id if function.votes_from in ("self", "none") else function.votes_from


def _function_named(org: Organization, department: Department) -> Function | None:
    functions = duty_functions(org)
    name = canonical(department.name)
    return functions.find(name) or functions.find(_bare(name))


@lru_cache(maxsize=4_096)  # names stay as they are where a company is judged again and again
def _bare(name: str) -> str:
    return _UNIT.sub("", name)
