"""``orgaudit rules``: the catalogue of rules, one line each."""

from orgaudit.cli.call import Call
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.publish import tell
from orgaudit.engine.input_quality import INPUT_CHECKS
from orgaudit.reports.content.rules import RulesReport
from orgaudit.rules.builtin import BUILTIN


def run(call: Call) -> ExitCode:
    """List every rule."""
    return tell(call, RulesReport(catalogue=call.session.catalogue, rules=BUILTIN.rules, checks=INPUT_CHECKS))
