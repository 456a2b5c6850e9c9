"""Questions about sister units, such as shops and branches, are asked once.

What sister units do alike is one decision of the company, so a reader wants one question about it and not one for each shop. It is asked
of the first of them and names the others. What is certain stays a finding of each: it costs points, and is mended where it stands.
"""

from collections import defaultdict
from collections.abc import Iterable, Sized
from typing import Any, Final

from orgaudit.findings.hit import Hit, Outcome, Outcomes, Related
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import replace
from orgaudit.rules.similar_names import name_key
from orgaudit.rules.sister_units import name_without_department, sister_units

SHOWN: Final = 5
"""Names told at most; how many more there are is told beside them."""


def more_than_shown(names: Sized) -> int | None:
    """Return how many of these names are not told; ``None`` where all are."""
    return max(len(names) - SHOWN, 0) or None


def asked_once(org: Organization, outcomes: Iterable[Outcome]) -> Outcomes:
    """Put together the questions that sister units give alike: at the same level and, of duties, of one name. All else stays.

    The facts of such a hit have ``sisters``, up to five other departments, and ``sisters_more``, how many more there are.
    """
    told = list(outcomes)
    asked = [item for item in told if isinstance(item, Hit) and item.confidence is Confidence.LOW]
    if len(asked) < 2:
        yield from told
        return
    kinds = sister_units(org).kinds
    alike: defaultdict[tuple[str, object, Severity | None], list[Hit]] = defaultdict(list)
    for hit in asked:
        duty = hit.subject if isinstance(hit.subject, Duty) else None
        kind = kinds.get(duty.home if duty else hit.subject.address)
        if kind is not None:
            name = name_key(name_without_department(org, duty)) if duty else None
            alike[kind, name, hit.severity].append(hit)
    first: dict[str, Hit] = {}
    gone: set[str] = set()
    for hits in alike.values():
        hits.sort(key=lambda hit: org.identity(hit.subject.kind, hit.subject.address))
        if len(hits) > 1:
            first[hits[0].subject.address] = _with_sisters(hits)
            gone.update(hit.subject.address for hit in hits[1:])
    if not first:
        yield from told
        return
    for item in told:
        address = item.subject.address
        if address not in gone:
            yield first.get(address, item)


def _with_sisters(hits: list[Hit]) -> Hit:
    others = [hit.subject for hit in hits[1:]]
    homes = [subject.home if isinstance(subject, Duty) else subject.address for subject in others]
    facts: Any = hits[0].facts
    return hits[0]._replace(
        facts=replace(facts, sisters=tuple(homes[:SHOWN]), sisters_more=more_than_shown(homes)),
        related=(
            *hits[0].related,
            *Related.each(others[0].kind, (item.address for item in others), "sister"),
        ),
    )
