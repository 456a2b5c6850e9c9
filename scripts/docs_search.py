"""Let the search box of the built site speak the language of the page that it opens on.

Zensical's own script (MIT) writes these words in English and asks nobody for others. Each of them stands there as a text of its own, so it
is led through a table here, once the site is built. A word that is not where it was fails the build: the generator is pinned, and
another version is to be looked at.
"""

import json
from pathlib import Path
from typing import Final

import yaml

_WORDS: Final = Path(__file__).with_suffix(".yaml")

_SAY: Final = "sayOfSearch"

_PLACES: Final = {
    '"aria-label":"Search"': 2,
    'placeholder:"Search"': 1,
    '"aria-label":"Close search"': 1,
    '"aria-label":"Search results"': 1,
    '"aria-label":"Filters"': 1,
    'children:"Filters"': 1,
    'children:"Tags"': 1,
    'children:"Use Up and Down arrow keys to move between tags. Press Space or Enter to toggle a tag."': 1,
    'a="Search is unavailable. Reload the page to try again."': 1,
    '(a="No results")': 1,
    'a="Loading search\\u2026"': 1,
    'i===1?"result":"results"': 1,
}
"""Where the words stand in the script, and how often."""


class WordMissingError(Exception):
    """The script of the generator is another one; ``place`` is what was looked for."""

    def __init__(self, place: str) -> None:
        super().__init__(f"the generator's script does not hold {place} as often as expected")
        self.place = place


def translate(site: Path) -> None:
    """Put both languages into the script of a built site. Raises WordMissingError."""
    for script in site.glob("assets/javascripts/bundle.*.min.js"):
        script.write_text(translated(script.read_text(encoding="utf-8")), encoding="utf-8")


def translated(script: str) -> str:
    """Return the script with its words led through the table. Raises WordMissingError."""
    for place, times in _PLACES.items():
        if script.count(place) != times:
            raise WordMissingError(place)
        script = script.replace(place, _led(place))
    words = json.dumps(yaml.safe_load(_WORDS.read_text(encoding="utf-8")), ensure_ascii=False)
    table = f'const {_SAY}=text=>document.documentElement.lang==="ja"?({words})[text]??text:text;\n'
    # What a script says of its own strictness has to stay first.
    strict = '"use strict";' if script.startswith('"use strict";') else ""
    return f"{strict}{table}{script.removeprefix(strict)}"


def _led(place: str) -> str:
    """Return a place with its text, or the choice of two texts, handed to the table first."""
    start = place.index("i===1") if "?" in place else place.rindex('"', 0, place.rindex('"'))
    end = place.rindex('"') + 1
    return f"{place[:start]}{_SAY}({place[start:end]}){place[end:]}"
