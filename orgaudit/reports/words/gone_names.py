"""What is no longer found, told where people are hidden: whoever was named when it was found may be named nowhere in the company any more."""

from collections.abc import Iterable

from orgaudit.model import Organization
from orgaudit.model.dataclass import replace
from orgaudit.results.known_findings import KnownFinding
from orgaudit.wording.catalogue import Catalogue


def without_strangers(
    items: Iterable[KnownFinding], org: Organization, catalogue: Catalogue
) -> tuple[KnownFinding, ...]:
    """Return known findings, of which those tell no name whose element is not there any more; rule, level and fingerprint stay."""
    hidden = catalogue.ui("cli.told.hidden")
    return tuple(item if is_there(item, org) else _without(item, org, hidden) for item in items)


def is_there(item: KnownFinding, org: Organization) -> bool:
    """Whether the element of a known finding is still in the company, whose people are hidden in its name like in any text."""
    address = item.address
    return address in org.subject_by_address or address in org.person_by_id or address in org.process_by_id


def _without(item: KnownFinding, org: Organization, hidden: str) -> KnownFinding:
    kind, _, address = item.subject.partition(":")
    home, slash, _ = address.partition("/")
    known = f"{home}/" if slash and home in org.department_by_id else ""
    return replace(item, subject=f"{kind}:{known}{hidden}" if address else hidden, place="")
