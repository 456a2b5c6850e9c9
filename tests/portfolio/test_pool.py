"""A pool whose workers are killed, hang or fail finishes the rest, says what was lost, and leaves nobody behind."""

import multiprocessing
from pathlib import Path

import pytest

from orgaudit.portfolio.pool import Done, Pool
from tests.portfolio.jobs import double, told_to

pytestmark = pytest.mark.slow


def test_every_job_is_done_once() -> None:
    done = list(Pool(double, workers=2, limit=60).run(range(30)))
    assert sorted((item.job, item.result, item.loss) for item in done) == [
        (at, 2 * at, None) for at in range(30)
    ]


def test_nothing_to_do_starts_nobody() -> None:
    assert list(Pool(double, workers=2, limit=60).run(())) == []


def test_what_a_killed_worker_held_is_done_by_another_and_what_kills_twice_is_told(tmp_path: Path) -> None:
    once, twice, failing = ("die once", str(tmp_path / "a")), ("die", str(tmp_path / "b")), ("raise", "no")
    fine = [("fine", str(at)) for at in range(6)]
    done = {
        item.job: item
        for item in Pool(told_to, workers=2, limit=60).run([*fine[:3], once, twice, failing, *fine[3:]])
    }
    assert done[once] == Done(once, "die once")
    assert done[twice] == Done(twice, loss="died")
    assert done[failing] == Done(failing, loss="died")
    assert [done[job].result for job in fine] == ["fine"] * 6
    assert multiprocessing.active_children() == []


def test_what_takes_too_long_is_given_up_and_the_rest_goes_on() -> None:
    slow, fine = ("wait", ""), [("fine", str(at)) for at in range(4)]
    done = {item.job: item for item in Pool(told_to, workers=1, limit=1.5).run([slow, *fine])}
    assert done[slow] == Done(slow, loss="too_slow")
    assert {done[job].result for job in fine} == {"fine"}


def test_whoever_stops_listening_leaves_no_process_behind() -> None:
    running = Pool(told_to, workers=2, limit=60).run([("fine", ""), ("wait", "")])
    assert next(running).result == "fine"
    running.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []
