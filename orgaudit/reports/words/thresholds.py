"""The value of a threshold in words."""

from typing import Any

from orgaudit.model.dataclass import Field
from orgaudit.wording.catalogue import Catalogue


def threshold(value: object, option: Field[Any], catalogue: Catalogue) -> str:
    """Return the value of an option with all its digits (0.85 is not 0.8) and with its unit.

    A unit that has no words, as of a plugin, stands as it is.
    """
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    written = f"{value:g}" if is_number else catalogue.write(value)
    unit = str(option.metadata.get("unit", ""))
    key = f"method.unit.{unit.replace(' ', '_')}"
    if unit and catalogue.has_ui(key):
        return catalogue.ui(key, value=written, count=value)
    return f"{written} {unit}".rstrip()
