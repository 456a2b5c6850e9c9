"""With redaction no person's name leaves, whatever the format, and identities stay."""

import json
import re

import pytest

from orgaudit.reports.words.redaction import persons_named, redactor
from orgaudit.wording.catalogue import Catalogue
from tests.reports.sample_result import hostile, rendered, wholesale


@pytest.mark.parametrize("name", ["terminal", "markdown", "json"])
def test_no_name_is_left(name: str) -> None:
    open_text = rendered(name, hostile(), full=True, width=200)
    hidden = rendered(name, hostile(), full=True, width=200, redact=True)
    assert "佐藤" in open_text
    for person in ("佐藤", "花子", "山田", "太郎"):
        assert person not in hidden
    assert re.search(r"担当-[0-9A-F]{4}", hidden)


def test_nobody_of_a_whole_company_is_left() -> None:
    result = wholesale()
    hidden = rendered("json", result, redact=True)
    # Words of ours may contain the characters of a short surname; what the user wrote may not.
    document = json.loads(hidden)
    told = json.dumps(
        [[item["related"], item["facts"], item["subject"]] for item in document["findings"]],
        ensure_ascii=False,
    )
    left = [
        name
        for names in persons_named(result.organization).values()
        for name in names
        if len(name) > 1 and name in told
    ]
    assert left == []


def test_fingerprints_and_scores_do_not_change() -> None:
    shown, hidden = (json.loads(rendered("json", wholesale(), redact=redact)) for redact in (False, True))
    assert [item["fingerprint"] for item in shown["findings"]] == [
        item["fingerprint"] for item in hidden["findings"]
    ]
    assert shown["score"]["overall"] == hidden["score"]["overall"]


def test_one_person_has_one_pseudonym_in_every_language_and_run() -> None:
    codes = {
        redactor(hostile().organization, Catalogue(language)).person("佐藤 花子", "佐藤 花子")[-4:]
        for language in ("ja", "en", "ja")
    }
    assert len(codes) == 1


def test_two_persons_never_share_a_pseudonym() -> None:
    org = wholesale().organization
    pseudonyms = redactor(org, Catalogue("ja")).pseudonyms
    assert len(pseudonyms) > 20
    assert len(set(pseudonyms.values())) == len(pseudonyms)


def test_names_inside_words_of_other_people_stay() -> None:
    org = hostile().organization
    hide = redactor(org, Catalogue("en"))
    assert hide.text("佐藤さんと山田さん").count("person-") == 2
    assert hide.text("経理の手順") == "経理の手順"
