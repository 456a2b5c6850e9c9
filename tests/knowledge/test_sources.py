"""Every source that a rule or a vote names can be looked up."""

import unicodedata
from urllib.parse import urlsplit

from orgaudit.knowledge.sources import SOURCES
from orgaudit.rules.builtin import BUILTIN

WITHOUT_ADDRESS = {"DORAN", "S2", "S3", "MD", "WP"}

NAMES = {"WA", "HR", "BN"}
"""Sources whose title is but the name of a site."""


def test_every_source_of_every_rule_is_there() -> None:
    lacking = {(rule.id, key) for rule in BUILTIN.rules for key in rule.sources if key not in SOURCES}
    assert not lacking


def test_sources_have_a_title_and_addresses() -> None:
    for key, source in SOURCES.items():
        assert source.key == key
        assert source.title.strip()
        assert bool(source.urls) == (key not in WITHOUT_ADDRESS), key
        for url in source.urls:
            parts = urlsplit(url)
            assert parts.scheme in {"http", "https"}, url
            assert "." in parts.netloc, url
            assert not set(" ()（）、；;,") & set(url), url


def test_titles_are_known_in_both_languages() -> None:
    for key, source in SOURCES.items():
        assert bool(source.other) == (key not in NAMES), key
        if source.other:
            assert _japanese(source.title) != _japanese(source.other), key


def _japanese(text: str) -> bool:
    return any(unicodedata.name(sign, "").startswith(("CJK", "HIRAGANA", "KATAKANA")) for sign in text)


def test_keys_that_look_like_numbers_are_text() -> None:
    assert SOURCES["36"].title
