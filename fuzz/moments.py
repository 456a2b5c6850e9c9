"""``python -m fuzz.moments --moments 100``: end an audit of 10,000 duties at random moments; the older report survives, and nothing is left.

Ends with 1 where a report was half written, or where something is left after the next run.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random
from runpy import run_path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
OLDER: Final = "older"
FORMATS: Final = {"report.json": "}"}
"""What is written, and how it ends when it is whole."""


def main() -> int:
    """Run and tell what was found."""
    asked = argparse.ArgumentParser(prog="fuzz.moments")
    asked.add_argument("--moments", type=int, default=100)
    asked.add_argument("--duties", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=15)
    options = asked.parse_args()
    random, told = Random(options.seed), Counter[str]()
    company = run_path(str(ROOT / "bench" / "generate.py"))["company"]
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "org.yaml").write_text("\n".join(company(options.duties)) + "\n", encoding="utf-8")
        call = [sys.executable, "-m", "orgaudit", "audit", "org.yaml", "--isolated", "--quiet"]
        call += [part for name in FORMATS for part in ("-o", name)]
        environ = os.environ | {"PYTHONPATH": str(ROOT)}
        began = time.monotonic()
        subprocess.run(call, cwd=here, env=environ, check=True, stdout=subprocess.DEVNULL)
        whole = time.monotonic() - began
        print(f"undisturbed: {whole:.1f} s", flush=True)
        for number in range(options.moments):
            for name in FORMATS:
                (here / name).write_text(OLDER, encoding="utf-8")
            kind = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)[number % 3]
            running = subprocess.Popen(
                call, cwd=here, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            time.sleep(random.uniform(0, whole))
            running.send_signal(kind)
            code = running.wait()
            told[f"{kind.name} {code}"] += 1
            told["half a report"] += sum(not _whole(here / name, end) for name, end in FORMATS.items())
            told["moments"] += 1
            print(f"{number + 1}: {kind.name} {code}", flush=True)
            told["wrong code"] += code not in (0, 130, -kind)
        subprocess.run(call, cwd=here, env=environ, check=True, stdout=subprocess.DEVNULL)
        told["left behind"] = len(list(here.glob(".*.part")))
    print(f"{options.moments} moments in {options.duties} duties, seed {options.seed}:", dict(told))
    return 1 if told["half a report"] or told["wrong code"] or told["left behind"] else 0


def _whole(path: Path, end: str) -> bool:
    text = path.read_text(encoding="utf-8")
    return text == OLDER or (len(text) > len(OLDER) and text.rstrip().endswith(end))


if __name__ == "__main__":
    sys.exit(main())
