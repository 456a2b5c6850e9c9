"""Our named tuples behave as those of the standard library; what is checked of one is checked of the other."""

import copy
import pickle
import typing
from collections.abc import Callable
from typing import Any

import pytest

from orgaudit.model import named_tuple as ours


def _shapes(of: Any) -> dict[str, Any]:
    class Plain(of.NamedTuple):  # type: ignore[misc]
        """A name and a count."""

        name: str
        count: int = 3

        @property
        def told(self) -> str:
            return f"{self.count} {self.name}"

        def __str__(self) -> str:
            return self.told

    class Longer(of.NamedTuple):  # type: ignore[misc]
        first: int
        second: str
        third: tuple[int, ...] = ()

    class Empty(of.NamedTuple):  # type: ignore[misc]
        pass

    class Child(Plain):
        __slots__ = ()

        @classmethod
        def of(cls, name: str) -> "Child":
            return cls(name, 9)

    return {item.__name__: item for item in (Plain, Longer, Empty, Child)}


CALLS: list[tuple[str, Callable[[Any], Any]]] = [
    ("Plain", lambda kind: kind("a")),
    ("Plain", lambda kind: kind("a", 4)),
    ("Plain", lambda kind: kind(count=4, name="a")),
    ("Plain", lambda kind: kind()),
    ("Plain", lambda kind: kind("a", 1, 2)),
    ("Plain", lambda kind: kind("a", other=1)),
    ("Plain", lambda kind: kind("a", name="b")),
    ("Plain", lambda kind: (kind("a").name, kind("a").count, kind("a").told, str(kind("a")))),
    ("Plain", lambda kind: setattr(kind("a"), "name", "b")),
    ("Plain", lambda kind: setattr(kind("a"), "unknown", "b")),
    ("Plain", lambda kind: (kind("a") == ("a", 3), hash(kind("a")) == hash(("a", 3)), kind("a") < kind("b"))),
    ("Plain", lambda kind: kind("a")._replace(count=5)),
    ("Plain", lambda kind: kind("a")._replace(other=5)),
    ("Plain", lambda kind: kind("a")._asdict()),
    ("Plain", lambda kind: kind._make(["a", 7])),
    ("Plain", lambda kind: kind._make(["a"])),
    ("Plain", lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__, kind.__doc__)),
    ("Plain", lambda kind: (copy.copy(kind("a")), copy.deepcopy(kind("a")))),
    ("Plain", lambda kind: hasattr(kind("a"), "__dict__")),
    ("Plain", lambda kind: kind.__mro__[1:]),
    ("Plain", lambda kind: typing.get_type_hints(kind)),
    ("Longer", lambda kind: [*kind(1, "b")]),
    ("Longer", lambda kind: (lambda first, second, third: third)(*kind(1, "b", (2,)))),
    ("Longer", lambda kind: kind(1)),
    ("Empty", lambda kind: (kind(), len(kind()))),
    ("Child", lambda kind: (kind.of("c"), kind("c"), type(kind("c")).__name__, kind("c").told)),
    ("Child", lambda kind: kind("c")._replace(name="d")),
]


def _outcome(kind: Any, call: Callable[[Any], Any]) -> str:
    try:
        return repr(call(kind))
    except AttributeError:
        return "no such attribute"
    except (TypeError, ValueError):  # 3.13 refuses unknown fields by the one, older ones by the other
        return "refused"


@pytest.mark.parametrize("number", range(len(CALLS)))
def test_the_same_comes_out_first_and_later(number: int) -> None:
    name, call = CALLS[number]
    expected = _outcome(_shapes(typing)[name], call)
    kind = _shapes(ours)[name]
    assert [_outcome(kind, call), _outcome(kind, call)] == [expected, expected]


class Kept(ours.NamedTuple):
    name: str
    size: int = 3


def test_a_value_survives_pickling() -> None:
    for value in (Kept("a"), Kept("a", 4)):
        again = pickle.loads(pickle.dumps(value))  # noqa: S301 - its own bytes
        assert (again, type(again)) == (value, Kept)
