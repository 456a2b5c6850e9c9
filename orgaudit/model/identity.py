"""Canonical ids: one name, one address, whatever its width, case or surrounding space."""

import unicodedata


def canonical(name: str) -> str:
    """Return the id of a name: NFKC, trimmed, inner space folded, case-folded; ``/`` becomes ``・``."""
    if name.isascii():
        return " ".join(name.split()).casefold().replace("/", "・")
    return " ".join(unicodedata.normalize("NFKC", name).split()).casefold().replace("/", "・")
