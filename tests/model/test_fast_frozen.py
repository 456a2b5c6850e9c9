"""A value made quickly is the same value."""

from dataclasses import FrozenInstanceError

import pytest

from orgaudit.model.duty import Duty
from orgaudit.model.fast_frozen import fast_frozen
from orgaudit.model.place import Origin


def test_it_equals_what_the_class_makes() -> None:
    made = fast_frozen(Duty)(id="a", home="b", name="c", media=("fax",))
    slow = Duty(id="a", home="b", name="c", media=("fax",))
    assert made == slow
    assert type(made) is Duty
    assert hash(made) == hash(slow)


def test_it_is_frozen() -> None:
    made = fast_frozen(Duty)(id="a", home="b", name="c")
    with pytest.raises(FrozenInstanceError):
        made.name = "d"  # type: ignore[misc]


def test_values_do_not_share_what_can_change() -> None:
    make = fast_frozen(Origin)
    assert make().fields is not make().fields
