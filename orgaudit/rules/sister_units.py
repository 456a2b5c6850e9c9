"""Sister units: departments that do the same work in different places, as shops and branches do.

Three readings: departments with a ``site`` each, of which there are several; three or more departments that share
60 % of their duty names (house), at least two of them, each counted by the larger of the two lists; and departments whose names are
one but for what tells the units apart: a number or a letter, also one in brackets (営業一課 and 営業二課, Ward A and Ward B, 保育(0歳児) and 保育(1歳児)).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import ceil
from typing import Final

from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.identity import canonical
from orgaudit.model.pattern import pattern
from orgaudit.rules.similar_names import NameKey, name_key

_NOTE: Final = pattern(
    r"^[(\[【〔](?P<first>[^()\[\]【】〔〕]+)[)\]】〕]|[(\[【〔](?P<last>[^()\[\]【】〔〕]+)[)\]】〕]$"
)

_NUMBER: Final = (
    "(?<![0-9])[0-9]++|one|two|three|four|five|six"
    "|(?<![一二三四五六七八九十][一二三四五六七八九十])[一二三四五六七八九十]++|[a-h]|(?<![a-z])(?:i{1,3}|iv|v)(?![a-z])"
)
_MARKS: Final = (
    pattern(
        r"(?:(?<!\s)\s++)?+[(\[【〔](?:(?=[^()\[\]【】〔〕0-9]*+[0-9])[^()\[\]【】〔〕]*+|[a-z東西南北]|(?:north|south|east|west)[a-z]*)[)\]】〕]$"
    ),
    pattern(
        rf"第?(?:{_NUMBER})(?=部|課|係|室|班|科|組|局|号|店|工場|倉庫|階|棟|病棟|営業|製造|事業|チーム|グループ)"
    ),
    pattern(rf"(?:(?<=[\s\-])|(?<=[ぁ-んァ-ヶー一-龯]))(?:{_NUMBER})$"),
)
"""What tells units of one name apart: a remark in brackets with a number, a letter or a quarter; a number before the kind of unit; a number or letter at the end."""

SHARED_NAMES: Final = 0.6
"""Share of their duty names from which departments count as sisters; house default."""

LEAST_UNITS: Final = 3
LEAST_SITES: Final = 2
"""Of departments that each state a site of their own, two that are alike are sisters."""

LEAST_NAMES: Final = 2
"""One duty in common makes no two departments alike."""


OF_UNITS: Final = (
    "department.id",
    "department.name",
    "department.site",
    "department.duties",
    "duty.home",
    "duty.name",
)
"""What tells whether units are sisters that do the same."""


@dataclass(frozen=True, slots=True)
class SisterUnits:
    """The sister units of one company: department id -> site, -> the unit it is like, and -> what the names of several have in common."""

    sites: Mapping[str, str]
    kinds: Mapping[str, str]
    names: Mapping[str, str]

    def hold(self, duties: Iterable[Duty]) -> bool:
        """Whether these duties are one duty of sister units, done once in each place."""
        homes = {duty.home for duty in duties}
        sites = {self.sites.get(home) for home in homes}
        alike = ({units.get(home) for home in homes} for units in (self.kinds, self.names))
        return (len(sites) > 1 and None not in sites) or any(
            len(kinds) == 1 and None not in kinds for kinds in alike
        )


def sister_units(org: Organization) -> SisterUnits:
    """Find the sister units of a company, once: five rules ask for them."""
    return org.derived("sister_units", OF_UNITS, _sister_units)


def _sister_units(org: Organization) -> SisterUnits:
    sites = {item.id: canonical(item.site) for item in org.departments if isinstance(item.site, str)}
    names = _common_names(org)
    return SisterUnits(sites, {**names, **_kinds(org, sites)}, names)


def _common_names(org: Organization) -> Mapping[str, str]:
    """Return, of the departments whose names differ only in what tells units apart, what is left of the name."""
    by_name: defaultdict[str, list[str]] = defaultdict(list)
    for department in org.departments:
        left = _unmarked(canonical(department.name))
        if left.strip("# "):
            by_name[left].append(department.id)
    return {unit: name for name, units in by_name.items() if len(units) > 1 for unit in units}


@lru_cache(maxsize=4_096)  # names stay as they are where a company is judged again and again
def _unmarked(name: str) -> str:
    """Return a name with ``#`` for what tells units apart; nothing where it has none."""
    return next((left for mark in _MARKS if (left := mark.sub("#", name)) != name), "")


def name_without_department(org: Organization, duty: Duty) -> str:
    """Return a duty's name without a note in brackets that names its own department."""
    if duty.name[-1:] not in ")）]】〕" and duty.name[:1] not in "(（[【〔":
        return duty.name
    text = canonical(duty.name)
    note = _NOTE.search(text)
    department = org.department_by_id.get(duty.home)
    if note is None or department is None:
        return duty.name
    named, own = note["first"] or note["last"], canonical(department.name)
    rest = text.replace(note[0], "", 1).strip()
    return rest if rest and (named in own or own in named) else duty.name


def _kinds(org: Organization, sites: Mapping[str, str]) -> Mapping[str, str]:
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
            # Lists that are alike enough have one of the few rarest names of each in common, which no other list has where it is the only one.
            shared = [name for name in names if frequency[name] > 1]
            left = len(shared) - ceil(SHARED_NAMES * len(names)) + 1
            rare = sorted(shared, key=lambda name: (frequency[name], sorted(name.pairs)))[: max(left, 0)]
            near = dict.fromkeys(leader for name in rare for leader in leaders[name])
            by_list[names] = next((item for item in near if _are_alike(names, lists[item])), department)
            if by_list[names] == department:
                for name in rare:
                    leaders[name].append(department)
    kinds = {department: by_list[names] for department, names in lists.items() if names in by_list}
    members: defaultdict[str, list[str]] = defaultdict(list)
    for department, kind in kinds.items():
        members[kind].append(department)
    return {
        department: kind
        for department, kind in kinds.items()
        if len(members[kind]) >= LEAST_UNITS or _stand_apart([sites.get(item) for item in members[kind]])
    }


def _stand_apart(places: list[str | None]) -> bool:
    return len(places) >= LEAST_SITES and None not in places and len(set(places)) == len(places)


def _are_alike(first: frozenset[NameKey], second: frozenset[NameKey]) -> bool:
    shared = len(first & second)
    return shared >= max(LEAST_NAMES, SHARED_NAMES * max(len(first), len(second)))
