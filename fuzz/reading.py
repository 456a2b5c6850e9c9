"""``python -m fuzz.reading --inputs 1000000 --seed 15``: small companies, whole and damaged, are read; some are judged and told too.

A call of the command line costs hundredths of a second, so a million of them take days. Reading is where strange bytes arrive, and takes a
thousandth. An input fails where reading raises anything but a problem with the input, or takes more than any call may.
"""

import argparse
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random
from typing import Final

from fuzz.calls import SMALL
from fuzz.inputs import company, mutated
from fuzz.limits import TookTooLongError, limited
from orgaudit import InvalidInputError, Settings, UnreadableError, audit, load, render

EVERY: Final = 100_000
"""Inputs after which a run says how far it is."""
JUDGED: Final = 10
"""One in so many of those that can be read is judged as well."""
SLOWEST: Final = 5.0
"""Seconds of processor time that a small company may take."""


def main() -> int:
    """Run and tell what was found; what fails is kept in a folder."""
    asked = argparse.ArgumentParser(prog="fuzz.reading")
    asked.add_argument("--inputs", type=int, default=1_000_000)
    asked.add_argument("--seed", type=int, default=15)
    asked.add_argument("--keep", type=Path, default=Path("fuzz-failures"))
    options = asked.parse_args()
    random, told, began = Random(options.seed), Counter[str](), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "org.yaml"
        for number in range(1, options.inputs + 1):
            data = mutated(random, SMALL) if random.random() < 0.7 else company(random)
            file.write_bytes(data)
            ended = _one(file, judged=number % JUDGED == 0)
            told[ended.partition("\n")[0]] += 1
            if ended not in _FINE:
                options.keep.mkdir(exist_ok=True)
                (options.keep / f"reading-{options.seed}-{number}.bin").write_bytes(data)
                print(f"input {number}: {ended}", flush=True)
            if number % EVERY == 0 or number == options.inputs:
                hours = (time.monotonic() - began) / 3600
                print(f"{number} inputs, seed {options.seed}, {hours:.2f} hours: {dict(told)}", flush=True)
    return 1 if set(told) - set(_FINE) else 0


_FINE: Final = ("read", "judged", "told as a problem")


def _one(file: Path, *, judged: bool) -> str:
    try:
        with limited(SLOWEST):
            loaded = load(file)
            problems = list(loaded.messages("ja"))
            if not judged or problems:
                return "told as a problem" if problems else "read"
            result = audit(loaded.valid(), Settings())
            render(result, "json", lang="ja", redact=True)
    except (InvalidInputError, UnreadableError):
        return "told as a problem"
    except TookTooLongError:
        return f"more than {SLOWEST:g} s"
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        return traceback.format_exc().strip().replace("\n", " | ")
    return "judged"


if __name__ == "__main__":
    sys.exit(main())
