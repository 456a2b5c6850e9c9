"""The words of a company's own rules, which may name its people in what they say and in what they ask for."""

from collections.abc import Callable, Mapping
from typing import Any

from orgaudit.wording.catalogue import Catalogue, GivenWords


def with_own_words(catalogue: Catalogue, told: Callable[[str], str]) -> Catalogue:
    """Return the same catalogue with the words of rules that stand in no folder put as ``told`` puts them."""
    folders = (
        GivenWords(_each(folder.entries, told)) if isinstance(folder, GivenWords) else folder
        for folder in catalogue.folders
    )
    return Catalogue(catalogue.language, tuple(folders))


def _each(value: Any, told: Callable[[str], str]) -> Any:
    if isinstance(value, Mapping):
        return {key: _each(item, told) for key, item in value.items()}
    return told(value) if isinstance(value, str) else value
