"""Our dataclasses told to the standard library, and its own to ours; imported only where the two meet."""

import dataclasses
from functools import cache
from typing import Any

from orgaudit.model.dataclass import MISSING, Field, fields


@cache
def twin_of(kind: type) -> type:
    """Return a dataclass of the standard library with the fields of one of ours."""
    parts = [(item.name, object, as_standard(item)) for item in fields(kind)]
    return dataclasses.make_dataclass(kind.__name__, parts, frozen=kind._frozen_)  # type: ignore[attr-defined]


def as_standard(item: Any) -> Any:
    """Return a field of ours as one of the standard library."""
    given: dict[str, Any] = {name: getattr(item, name) for name in ("init", "repr", "compare", "metadata")}
    if item.default is not MISSING:
        given["default"] = item.default
    if item.default_factory is not MISSING:
        given["default_factory"] = item.default_factory
    if item.kw_only is not None:
        given["kw_only"] = item.kw_only
    return dataclasses.field(**given)


def as_ours(item: Any) -> Any:
    """Return a field of the standard library as one of ours."""
    default = MISSING if item.default is dataclasses.MISSING else item.default
    factory = MISSING if item.default_factory is dataclasses.MISSING else item.default_factory
    made: Any = Field(default, factory, item.init, item.repr, item.compare, item.metadata, item.kw_only)  # type: ignore[call-arg,arg-type]
    made.name = item.name
    return made
