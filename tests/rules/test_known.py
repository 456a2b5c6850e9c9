"""Three-valued logic: what the known parts decide stays decided, whatever the unknown ones turn out to be."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from orgaudit.findings.hit import Clean, NotJudged
from orgaudit.findings.severity import Confidence
from orgaudit.model.duty import Duty
from orgaudit.rules import known
from orgaudit.rules.known import (
    INFERRED,
    NO,
    NO_AS_WRITTEN,
    YES,
    YES_AS_WRITTEN,
    Known,
    both,
    either,
    negated,
    unknown,
    unwritten,
    without_hit,
)

SURE = st.sampled_from(Confidence)
DECIDED = st.builds(Known, st.booleans(), SURE)
OPEN = st.sampled_from(["duty.backups", "duty.manual"]).map(unknown)
PARTS = st.lists(DECIDED | OPEN, min_size=1, max_size=4)


def answers(parts: list[Known]) -> list[tuple[bool, ...]]:
    """Every way in which the unknown parts may turn out."""
    return list(
        product(*((bool(part.holds),) if part.holds is not None else (True, False) for part in parts))
    )


@given(PARTS)
def test_an_answer_stands_whatever_the_unknown_parts_turn_out_to_be(parts: list[Known]) -> None:
    for reading, holds in ((both(*parts), all), (either(*parts), any)):
        possible = {holds(row) for row in answers(parts)}
        assert reading.holds == (possible.pop() if len(possible) == 1 else None)


@given(PARTS)
def test_what_is_missing_is_named_only_where_it_decides(parts: list[Known]) -> None:
    reading = both(*parts)
    assert bool(reading.missing) == (reading.holds is None)
    assert set(reading.missing) <= {name for part in parts for name in part.missing}


@given(PARTS)
def test_all_that_hold_together_are_as_sure_as_the_weakest(parts: list[Known]) -> None:
    reading = both(*parts)
    if reading.holds:
        assert reading.sure.rank == min(part.sure.rank for part in parts)


@given(PARTS)
def test_the_two_are_mirrors(parts: list[Known]) -> None:
    assert negated(either(*parts)) == both(*map(negated, parts))
    assert [negated(negated(part)) for part in parts] == parts


DUTY = Duty(id="c", name="C", home="b", backups=())


def test_a_subject_is_judged_by_what_is_known_of_it() -> None:
    for holds in (YES, YES_AS_WRITTEN, INFERRED):
        assert without_hit(DUTY, holds) is None
    assert without_hit(DUTY, NO) == Clean(DUTY, Confidence.HIGH)
    assert without_hit(DUTY, NO_AS_WRITTEN) == Clean(DUTY, Confidence.MEDIUM)
    assert without_hit(DUTY, unknown("duty.manual")) == NotJudged(DUTY, ("duty.manual",))


def test_only_fields_that_say_nothing_are_unwritten() -> None:
    """An empty list says something: nobody."""
    assert unwritten(DUTY, "backups", "manual", "name") == ("duty.manual",)
    assert unwritten(DUTY) == ()


def test_a_fact_is_tested_where_it_is_written() -> None:
    def is_short(days: int) -> bool:
        return days < 2

    assert known.tested(1, is_short, "handoff.wait_days") == YES
    assert known.tested(2, is_short, "handoff.wait_days") == NO
    assert known.tested(0, is_short, "handoff.wait_days") == YES, "nought is written"
    assert known.tested(None, is_short, "handoff.wait_days") == unknown("handoff.wait_days")


@given(PARTS)
def test_of_several_that_refute_the_surest_counts(parts: list[Known]) -> None:
    reading = both(*parts)
    if reading.holds is False:
        assert reading.sure.rank == max(part.sure.rank for part in parts if part.holds is False)
