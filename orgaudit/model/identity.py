"""Canonical ids: one name, one address, whatever its width, case or surrounding space."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=65_536)  # rule after rule asks for the names of the same duties
def canonical(name: str) -> str:
    """Return the id of a name: NFKC, trimmed, inner space folded, case-folded; ``/`` becomes ``・``."""
    if name.isascii():
        return " ".join(name.split()).casefold().replace("/", "・")
    return " ".join(unicodedata.normalize("NFKC", name).split()).casefold().replace("/", "・")


def canonical_address(text: str) -> str:
    """Return an address with each of its parts in canonical form."""
    return "/".join(canonical(part) for part in text.split("/"))
