"""Compare the whole audit with a bare YAML load of the same file, both as whole processes, in one run.

    python bench/whole_audit.py [--duties 10000] [--shape usual] [--runs 5] [--most 0.5]

Runs alternate, so that a machine that slows down slows both. Prints both medians and the median of the paired
ratios; exits with 1 where that ratio is above ``--most``.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent))
from generate import SHAPES, company

# An installed program runs compiled; without this the warm-up run could not leave its bytecode behind.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

BARE = "import sys, yaml; yaml.load(open(sys.argv[1], encoding='utf-8'), Loader=yaml.CSafeLoader)"


def seconds(command: list[str]) -> float:
    """Return the wall seconds of one finished process; raises where it fails."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
    return time.perf_counter() - start


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--duties", type=int, default=10_000)
    parser.add_argument("--shape", choices=SHAPES, default="usual", help="see generate.py")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--most", type=float, default=0.5)
    parser.add_argument("--format", default="terminal")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "company.yaml"
        file.write_text("\n".join(company(asked.duties, asked.shape)) + "\n", encoding="utf-8", newline="\n")
        bare = [sys.executable, "-c", BARE, str(file)]
        whole = [
            sys.executable,
            "-m",
            "orgaudit",
            "audit",
            str(file),
            "--format",
            asked.format,
            "--lang",
            "en",
        ]
        for command in (bare, whole):
            seconds(command)
        pairs = [(seconds(bare), seconds(whole)) for _ in range(asked.runs)]
    ratio = median(audit / load for load, audit in pairs)
    print(f"duties                {asked.duties:>10,}")
    print(f"bare yaml.load        {median(load for load, _ in pairs):>10.3f} s")
    print(f"orgaudit audit        {median(audit for _, audit in pairs):>10.3f} s")
    print(f"ratio                 {ratio:>10.3f}   (at most {asked.most})")
    return 0 if ratio <= asked.most else 1


if __name__ == "__main__":
    sys.exit(main())
