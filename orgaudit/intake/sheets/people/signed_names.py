"""Names in a cell that carry signs: ◎三枝、○遠野 says who does it mainly and who else."""

import re
from functools import lru_cache
from typing import Final

SIGNS: Final = "◎○〇◯●△▲★☆◇◆□■"
"""Signs that people put at names; what they mean is told by the sheet or by custom."""

_BETWEEN: Final = re.compile(rf"[、,，;；/／\n・]|\s(?=[{SIGNS}])")
_LONGEST: Final = 80


@lru_cache(maxsize=5_000)
def signed_names(text: str) -> tuple[tuple[str, str], ...]:
    """Return the names of a cell, each with its sign or an empty text; nothing where no name carries one."""
    if len(text) > _LONGEST or not any(sign in text for sign in SIGNS):
        return ()
    found = []
    for part in _BETWEEN.split(text):
        name = part.strip()
        sign = next((end for end in (name[:1], name[-1:]) if end and end in SIGNS), "")
        bare = name.strip(f"{SIGNS} \u3000()（）")
        if any(one in bare for one in SIGNS) or (sign and not bare):
            return ()
        if bare:
            found.append((sign, bare))
    return tuple(found) if any(sign for sign, _ in found) else ()
