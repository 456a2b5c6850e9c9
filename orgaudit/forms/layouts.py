"""Which sheet holds what: the fields of each kind of element, the needed ones first, and how a company stands in them."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal

from orgaudit.intake.fields import Field, Language, table
from orgaudit.model.dataclass import dataclass

Kind = Literal["company", "department", "duty", "goal", "handoff", "person"]
Need = Literal["needed", "usual", "rest"]

MONTHS: Final = tuple(range(1, 13))
MONTHLY: Final = "monthly_hours"

_ENGLISH_MONTHS: Final = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
NOT_IN_CELLS: Final = frozenset(("object", "objects", "addresses"))


@dataclass(frozen=True, slots=True)
class Layout:
    """One sheet. ``needed`` fields make an element, ``usual`` ones let most rules judge; the rest is folded away."""

    kind: Kind
    section: str
    needed: tuple[str, ...]
    usual: tuple[str, ...]


LAYOUTS: Final = (
    Layout("company", "company", ("name",), ("employees", "industry", "as_of", "country", "turnover_rate", "regulated")),
    Layout("department", "department", ("name",), ("office", "head", "headcount", "mission", "charter", "parent", "site")),
    Layout(
        "duty",
        "unowned",
        ("department", "name"),
        (
            "primary", "backups", "frequency", "hours_per_month", "manual", "media", "criticality",
            "deadline", "next_due_on", "stoppable", "customer_contact", "rekey",
        ),
    ),
    Layout("goal", "goal", ("department", "text"), ("kpi", "target", "unit", "baseline", "due", "owner", "type", "data_source")),
    Layout("handoff", "handoff", ("from", "to"), ("what", "medium", "volume_per_month", "wait_days", "sla_days", "return_rate", "rekeyed")),
    Layout("person", "person", ("name",), ("department", "fte", "leaving_on", "reports_to")),
)  # fmt: skip
"""House choice: what is usual is what most rules of the catalogue read."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column, or one line of the form of the company. ``key`` is the field's, ``department`` for what stands in one, or ``monthly_hours.1``."""

    key: str
    heading: str
    need: Need
    field: Field | None
    month: int = 0


def columns_of(layout: Layout, language: Language, only: Iterable[str] | None = None) -> tuple[Column, ...]:
    """Return the columns of a sheet in their order; ``only`` names the keys besides the needed ones that it is to have."""
    fields = {item.key: item for item in table().sections[layout.section].fields}
    listed = [*layout.needed, *layout.usual]
    rest = [
        key
        for key, item in fields.items()
        if key not in listed and item.type not in NOT_IN_CELLS and key != "departments"
    ]
    wanted = None if only is None else {*layout.needed, *only}
    found: list[Column] = []
    for key in (*listed, *sorted(rest, key=lambda key: key == "id")):
        if wanted is not None and key not in wanted:
            continue
        need: Need = "needed" if key in layout.needed else "usual" if key in layout.usual else "rest"
        if key == MONTHLY:
            found += [
                Column(f"{key}.{month}", month_name(month, language), need, fields[key], month)
                for month in MONTHS
            ]
        else:
            found.append(Column(key, _heading(key, fields, language), need, fields.get(key)))
    return tuple(found)


def month_name(month: int, language: Language) -> str:
    """Return the heading of a month."""
    return f"{month}月" if language == "ja" else _ENGLISH_MONTHS[month - 1]


def _heading(key: str, fields: Mapping[str, Field], language: Language) -> str:
    item = fields.get(key) or fields.get("departments")
    # A duty or a goal stands in a department, which no field of its own says.
    label = (
        ("部署" if language == "ja" else "department")
        if item is None or key == "department"
        else item.labels[language]
    )
    return label[:1].upper() + label[1:]
