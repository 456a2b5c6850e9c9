"""Our dataclasses behave as those of the standard library; what is checked of one is checked of the other."""

import copy
import dataclasses
import inspect
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any, ClassVar

import pytest

from orgaudit.model import dataclass as ours

MAKERS: dict[str, Any] = {"ours": ours, "standard": dataclasses}


def _shapes(of: Any) -> dict[str, Any]:
    """One class of each kind that we use."""

    @of.dataclass(frozen=True, slots=True)
    class Plain:
        kind: ClassVar[str] = "plain"
        name: str
        count: int = 3

    @of.dataclass(frozen=True, slots=True)
    class Longer(Plain):
        note: str | None = None
        words: dict[str, int] = of.field(default_factory=dict, compare=False)
        hidden: str = of.field(default="x", repr=False, metadata={"unit": "hours"})

    @of.dataclass(frozen=True, slots=True, kw_only=True)
    class Named:
        late: str = "l"
        early: str

    @of.dataclass(slots=True)
    class Open:
        items: list[int] = of.field(default_factory=list)
        made: list[str] = of.field(default_factory=list, init=False)
        sum: int = 0

        def __post_init__(self) -> None:
            self.sum = sum(self.items)

    @of.dataclass(frozen=True)
    class Loose:
        name: str = "loose"

    @of.dataclass(frozen=True, slots=True, order=True)
    class Ranked:
        first: int
        second: str = of.field(compare=False, default="")

    @of.dataclass(frozen=True, slots=True)
    class Empty:
        pass

    return {item.__name__: item for item in (Plain, Longer, Named, Open, Loose, Ranked, Empty)}


SHAPES = {name: _shapes(of) for name, of in MAKERS.items()}
CALLS: list[tuple[str, Callable[[Any], Any]]] = [
    ("Plain", lambda kind: kind("a")),
    ("Plain", lambda kind: kind("a", 4)),
    ("Plain", lambda kind: kind(count=4, name="a")),
    ("Plain", lambda kind: kind()),
    ("Plain", lambda kind: kind("a", other=1)),
    ("Plain", lambda kind: kind("a") == kind("a")),
    ("Plain", lambda kind: kind("a") == kind("b")),
    ("Plain", lambda kind: kind("a") == ("a", 3)),
    ("Plain", lambda kind: len({kind("a"), kind("a"), kind("b")})),
    ("Plain", lambda kind: setattr(kind("a"), "name", "b")),
    ("Plain", lambda kind: delattr(kind("a"), "name")),
    ("Plain", lambda kind: hasattr(kind("a"), "__dict__")),
    ("Plain", lambda kind: dataclasses.asdict(kind("a"))),
    ("Plain", lambda kind: dataclasses.is_dataclass(kind)),
    ("Plain", lambda kind: kind.kind),
    ("Longer", lambda kind: kind("a", 1, "n", {"w": 1})),
    ("Longer", lambda kind: kind("a", 1, "n", {"w": 1}) == kind("a", 1, "n")),
    ("Longer", lambda kind: kind.__match_args__),
    (
        "Longer",
        lambda kind: [(item.name, item.init, dict(item.metadata)) for item in dataclasses.fields(kind)],
    ),
    ("Longer", lambda kind: dataclasses.replace(kind("a"), note="n")),
    ("Longer", lambda kind: copy.copy(kind("a", note="n"))),
    ("Longer", lambda kind: copy.deepcopy(kind("a", words={"w": 1})).words),
    ("Named", lambda kind: kind(early="e")),
    ("Named", lambda kind: kind("e")),
    ("Named", lambda kind: kind.__match_args__),
    ("Open", lambda kind: kind([1, 2])),
    ("Open", lambda kind: kind().items is not kind().items),
    ("Open", lambda kind: hash(kind())),
    ("Open", lambda kind: setattr(kind(), "unknown", 1)),
    ("Loose", lambda kind: kind().__dict__),
    ("Loose", lambda kind: kind.name),
    ("Ranked", lambda kind: sorted([kind(2, "a"), kind(1, "b")])),
    ("Ranked", lambda kind: kind(1, "a") < kind(1, "b")),
    ("Ranked", lambda kind: kind(1) < 1),
    ("Empty", lambda kind: (kind(), kind() == kind(), hash(kind()) == hash(kind()))),
]


def _outcome(kind: Any, call: Callable[[Any], Any]) -> str:
    try:
        return repr(call(kind))
    except (TypeError, AttributeError) as error:
        return type(error).__name__


@pytest.mark.parametrize("number", range(len(CALLS)))
def test_the_same_comes_out_first_and_later(number: int) -> None:
    name, call = CALLS[number]
    expected = _outcome(SHAPES["standard"][name], call)
    fresh = _shapes(ours)[name]
    assert [_outcome(fresh, call) for _ in range(12)] == [expected] * 12


@pytest.mark.parametrize("name", SHAPES["ours"])
def test_a_class_takes_the_same_arguments(name: str) -> None:
    kind, twin = SHAPES["ours"][name], SHAPES["standard"][name]
    with_all = {item.name: "x" for item in dataclasses.fields(twin) if item.init and item.name != "items"}
    kind(**with_all)
    told = [list(inspect.signature(one).parameters) for one in (kind, twin)]
    assert told[0] == told[1]


@pytest.mark.parametrize("base", ["ours", "standard"])
def test_the_two_may_be_based_on_each_other(base: str) -> None:
    """Authors of rules write their options with the standard library."""
    other = MAKERS["standard" if base == "ours" else "ours"]

    @other.dataclass(frozen=True, slots=True)
    class Child(SHAPES[base]["Plain"]):  # type: ignore[misc]
        extra: int = 7

    assert [item.name for item in ours.fields(Child)] == ["name", "count", "extra"]
    assert [item.name for item in dataclasses.fields(Child)] == ["name", "count", "extra"]
    assert ours.replace(Child("a"), extra=8) == dataclasses.replace(Child("a"), extra=8) == Child("a", 3, 8)
    assert Child("a") != SHAPES[base]["Plain"]("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        Child("a").extra = 1


def test_a_field_of_ours_serves_the_standard_library() -> None:
    """Authors of rules declare thresholds and facts with our functions, in a class of the standard library."""

    @dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
    class Standard:
        most: int = ours.field(default=4, metadata={"unit": "hours"})
        words: list[str] = ours.field(default_factory=list)  # noqa: RUF009 - what is tested
        note: str

    assert Standard(note="n") == Standard(most=4, words=[], note="n")
    assert [dict(item.metadata) for item in ours.fields(Standard)] == [{"unit": "hours"}, {}, {}]


def test_what_is_a_dataclass() -> None:
    found = [ours.is_dataclass(kind) for kind in (*SHAPES["ours"].values(), *SHAPES["standard"].values())]
    assert all(found)
    assert not any(map(ours.is_dataclass, (int, "text", ours)))


@ours.dataclass(frozen=True, slots=True)
class Kept:
    name: str
    words: tuple[str, ...] = ()


def test_a_value_is_pickled() -> None:
    assert pickle.loads(  # noqa: S301 - our own bytes
        pickle.dumps(Kept("a", ("b",)))
    ) == Kept("a", ("b",))


def test_nothing_is_compiled_before_it_is_called() -> None:
    script = (
        "import sys; compiled = []\n"
        "sys.addaudithook(lambda event, args: compiled.append(args) if args[1:] == ('<string>',) else None)\n"
        "from orgaudit.model import department\n"
        "compiled.clear(); import orgaudit.model.duty as module\n"
        "assert not compiled, compiled\n"
        "assert 'inspect' not in sys.modules and 'dataclasses' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
