"""``orgaudit schema``: the JSON Schema of the input, of the JSON of a report, or of the settings file."""

import json
from collections.abc import Callable
from typing import Any, Final

from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.parsing.call import Call
from orgaudit.intake.schema import input_schema
from orgaudit.intake.settings_file.keys import settings_schema
from orgaudit.reports.machine.json.diff_schema import diff_schema
from orgaudit.reports.machine.json.plan_schema import plan_schema
from orgaudit.reports.machine.json.portfolio_schema import portfolio_schema
from orgaudit.reports.machine.json.questions_schema import questions_schema
from orgaudit.reports.machine.json.report_schema import report_schema
from orgaudit.rules.builtin import BUILTIN

SCHEMAS: Final[dict[str, Callable[[], dict[str, Any]]]] = {
    "report": report_schema,
    "diff": diff_schema,
    "questions": questions_schema,
    "plan": plan_schema,
    "portfolio": portfolio_schema,
    "settings": lambda: settings_schema(BUILTIN.rules),
}
"""By the name of the option that asks for it."""


def run(call: Call) -> ExitCode:
    """Print a schema."""
    asked = [schema for name, schema in SCHEMAS.items() if call[name]]
    if len(asked) > 1:
        raise call.wrong("one_schema")
    wanted = asked[0]() if asked else input_schema()
    call.session.write(json.dumps(wanted, ensure_ascii=False, indent=2), guarded=False)
    return ExitCode.OK
