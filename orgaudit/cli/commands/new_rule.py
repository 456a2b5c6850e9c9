"""``orgaudit new-rule``: the files of a new rule, written into a checkout."""

from pathlib import Path

import orgaudit
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.output.files import write_whole
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.usage import WrongCallError
from orgaudit.rules.spec import Family
from orgaudit.scaffold import BadNameError, files_of, new_rule


def run(call: Call) -> ExitCode:
    """Write a rule with its cases, its line in the family's table and its words in both languages."""
    root = Path(call["into"] or Path(orgaudit.__file__).parents[1])
    package = root / "orgaudit"
    if not (root / "pyproject.toml").is_file() or not (package / "rules").is_dir():
        raise WrongCallError("no_checkout", path=str(root))
    try:
        rule = new_rule(Family(call["family"]), call["rule_name"])
        written = files_of(rule, package)
    except BadNameError:
        raise call.wrong("bad_rule_name", found=call["rule_name"]) from None
    session = call.session
    for path, text in written.items():
        write_whole(path, text.encode())
    session.write("\n".join(path.relative_to(root).as_posix() for path in written))
    session.note(session.catalogue.ui("cli.new_rule.next", rule=rule.id))
    return ExitCode.OK
