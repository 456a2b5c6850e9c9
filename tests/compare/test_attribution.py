"""Every finding that is not what it was is put down to the changes that made it so, and to no other."""

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from orgaudit.compare.states import attribution
from orgaudit.compare.states.attribution import levels_of
from orgaudit.compare.states.changes import changes_between
from orgaudit.compare.states.difference import difference
from orgaudit.compare.states.pairing import paired
from orgaudit.compare.states.partial_states import mixer
from orgaudit.results.difference import Change, Difference
from tests.compare.edits import audited, changed, company, sample, text_of
from tests.compare.small_company import small
from tests.examples import examples

DUTY = "{name: Payroll, primary: Ann, backups: [Ben], manual: ok, manual_reviewed_on: 2026-09-01, deadline: legal, criticality: high, hours_per_month: 30, stoppable: no}"
COMPANY = f"""\
company: {{name: Quarry, as_of: 2026-11-20}}
departments:
  - name: Finance
    office: back
    duties:
      - {DUTY}
      - {{name: Ledger, primary: Cyd, backups: [Ben], manual: ok, media: [system]}}
"""


def between(old: str, new: str) -> Difference:
    return difference(audited(company(old)), audited(company(new)), audited)


def edited(*pairs: str) -> str:
    text = COMPANY
    for here, there in zip(pairs[::2], pairs[1::2], strict=True):
        assert here in text
        text = text.replace(here, there)
    return text


def causes(found: Difference, rule: str) -> list[tuple[str, str, list[str]]]:
    """Return state, proof and the fields or kinds of the changes behind the findings of a rule."""
    return [
        (
            item.state,
            item.cause.proof,
            [found.changes[index].field or found.changes[index].kind for index in item.cause.changes],
        )
        for item in found.findings
        if item.weighed.finding.rule == rule
    ]


def test_each_finding_goes_to_its_own_change() -> None:
    timed = edited("media: [system]", "media: [system], hours_per_month: 20")
    found = between(
        timed, timed.replace("Ann, backups: [Ben]", "Ann, backups: []").replace("[system]", "[paper]")
    )
    assert causes(found, "SIL001") == [("new", "alone", ["backups"])]
    assert causes(found, "ANA001") == [("new", "alone", ["media"])]


def test_what_two_changes_do_together_is_said_of_both() -> None:
    # Each of the two stand-ins alone would have been enough.
    two = edited("Ann, backups: [Ben]", "[Ann, Dee], backups: [Ben]")
    found = between(two, edited("Ann, backups: [Ben]", "Ann, backups: []"))
    assert causes(found, "SIL001") == [("new", "together", ["primary", "backups"])]
    paper = edited("media: [system]", "media: [paper], hours_per_month: 20")
    assert causes(between(COMPANY, paper), "ANA001") == [("new", "together", ["hours_per_month", "media"])]


def test_what_either_of_two_changes_mends_is_said_of_either() -> None:
    alone = edited("Ann, backups: [Ben]", "Ann, backups: []")
    found = between(alone, edited("primary: Ann, ", "primary: [Ann, Dee], "))
    assert causes(found, "SIL001") == [("fixed", "alone", ["primary", "backups"])]


def test_a_waiver_accepts_and_mends_nothing() -> None:
    alone = edited("Ann, backups: [Ben]", "Ann, backups: []")
    waiver = "waivers: [{rule: SIL001, subject: finance/payroll, reason: small, owner: Ann, expires: 2027-01-31}]\n"
    found = between(alone, alone + waiver)
    assert causes(found, "SIL001") == [("accepted", "alone", ["added"])]
    assert not found.of("fixed")
    back = between(alone + waiver, alone)
    assert causes(back, "SIL001") == [("new", "alone", ["removed"])]


def test_a_finding_whose_facts_are_taken_out_is_not_mended() -> None:
    alone = edited("Ann, backups: [Ben]", "Ann, backups: []")
    found = between(alone, edited("Ann, backups: [Ben]", "Ann"))
    assert causes(found, "SIL004") == [("not_judged", "alone", ["backups"])]
    assert causes(found, "SIL001") == [("doubtful", "alone", ["backups"])]  # others say who stands in
    nowhere = alone.replace("Cyd, backups: [Ben]", "Cyd")
    gone = between(nowhere, nowhere.replace("Ann, backups: []", "Ann"))
    # The only duty that said so was also why the gap of the other one counted.
    assert causes(gone, "SIL001") == [("not_judged", "alone", ["backups"])] * 2


def test_a_graver_and_a_milder_finding_keep_their_identity() -> None:
    light = edited("manual: ok, media: [system]", "manual: none")
    grave = light.replace(
        "manual: none", "manual: none, hours_per_month: 200, criticality: critical, deadline: legal"
    )
    found = between(light, grave)
    assert "worse" in {item.state for item in found.findings if item.weighed.finding.rule == "SIL002"}
    assert "better" in {
        item.state for item in between(grave, light).findings if item.weighed.finding.rule == "SIL002"
    }


def test_a_fact_that_came_to_be_known_is_told_apart_from_one_that_changed() -> None:
    stated = edited("Ann, backups: [Ben]", "Ann, backups: []")
    found = between(edited("Ann, backups: [Ben]", "Ann"), stated)
    assert causes(found, "SIL001") == [("confirmed", "alone", ["backups"])]
    assert {item.came_to_light for item in found.findings} == {True}
    assert {item.came_to_light for item in between(COMPANY, stated).of("new")} == {False}


@pytest.mark.slow
def test_too_many_changes_to_try_out_are_told_by_what_they_touch() -> None:
    names = [f"Duty {number}" for number in range(attribution.MOST_CHANGES + 5)]
    line = "      - {{name: {name}, primary: P{name}, backups: {backups}, manual: ok, deadline: legal, hours_per_month: 30}}\n"
    old, new = (
        COMPANY + "".join(line.format(name=name, backups=backups) for name in names)
        for backups in ("[Zoe]", "[]")
    )
    found = between(old, new)
    stops = [item for item in found.of("new") if item.weighed.finding.rule == "SIL001"]
    assert len(stops) == len(names)
    for item in stops:
        (index,) = item.cause.changes
        assert found.changes[index].new == item.weighed.finding.subject.address
        assert item.cause.proof == "alone"  # few changes touch one duty, so these can be tried out


def test_what_cannot_be_tried_out_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attribution, "MOST_WORK", 0)
    paper = "media: [paper], hours_per_month: 20"
    found = between(COMPANY, edited("Ann, backups: [Ben]", "Ann, backups: []", "media: [system]", paper))
    assert found.audits == 0
    assert causes(found, "ANA001") == [("new", "touching", ["hours_per_month", "media"])]
    assert causes(found, "SIL001") == [("new", "touching", ["backups"])]


def test_the_same_two_states_have_no_difference() -> None:
    found = between(COMPANY, COMPANY)
    assert (found.changes, found.findings, found.audits) == ((), (), 0)


def test_long_texts_count_as_work_of_their_own() -> None:
    def both(name: str) -> tuple[str, str]:
        duty = DUTY.replace("Payroll", f"{name}%d")
        old = (
            COMPANY.split("duties:")[0] + "duties:\n" + "".join(f"      - {duty % at}\n" for at in range(20))
        )
        return old, old.replace("[Ben]", "[]").replace("hours_per_month: 30", "hours_per_month: 40")

    usual, endless = both("Payroll"), both("Payroll" * 5_000)
    assert between(*usual).audits > 20
    assert between(*endless).audits <= 20


SEED = st.integers(min_value=0, max_value=2**32 - 1)
"""Of changes to a company: mostly a small one, once a large sample, whose audits take as long as those of all the others."""


@pytest.mark.slow
@examples(8)
@given(st.sampled_from(("healthy", "")), SEED)
@example("wholesale_ja", 1)
def test_all_changes_made_are_the_new_state_and_none_the_old(name: str, seed: int) -> None:
    chance = random.Random(seed)
    data = sample(name) if name else small(chance)
    try:
        before, after = company(text_of(data)), company(text_of(changed(data, chance)))
    except AssertionError:  # chance put a second duty of one name into a department
        return
    old, new = audited(before), audited(after)
    pairing = paired(before, after)
    changes = changes_between(before, after, pairing)
    mixing = mixer(before, after, pairing, changes)
    assert levels_of(audited(mixing.mixed(frozenset(range(len(changes)))))) == levels_of(new)
    assert levels_of(audited(mixing.mixed(frozenset()))) == levels_of(old)
    found = difference(old, new, audited)
    assert {item.cause.proof for item in found.findings} <= {"alone", "together"}
    everything = {item.weighed.finding.fingerprint for item in found.findings} | set(found.unchanged)
    assert everything == levels_of(old).keys() | levels_of(new).keys()


@pytest.mark.slow
@examples(12)
@given(st.sampled_from(("healthy", "")), SEED)
@example("saas_startup", 1)
def test_a_part_of_the_changes_is_the_state_that_was_between(name: str, seed: int) -> None:
    chance = random.Random(seed)
    data = sample(name) if name else small(chance)
    halfway = changed(data, chance, most=3)
    try:
        first, middle, last = (
            company(text_of(item)) for item in (data, halfway, changed(halfway, chance, most=3))
        )
    except AssertionError:  # chance put a second duty of one name into a department
        return
    pairing = paired(first, last)
    changes = changes_between(first, last, pairing)
    made = changes_between(first, middle, paired(first, middle))
    positions = [
        position for change in made for position, item in enumerate(changes) if told(item) == told(change)
    ]
    came = {ref for item in made for ref in ((item.element, item.new), *item.inside)}
    later = {(item.element, item.old) for item in changes_between(middle, last, paired(middle, last))}
    if len(positions) != len(made) or came & later:
        return  # what came or changed first changed once more
    mixed = mixer(first, last, pairing, changes).mixed(frozenset(positions))
    assert levels_of(audited(mixed)) == levels_of(audited(middle))


def told(change: Change) -> tuple[object, ...]:
    return change.kind, change.element, change.old, change.new, change.field, change.after, change.inside
