"""``orgaudit rules``: the catalogue of rules, one line each; ``orgaudit rules test PATH`` runs the cases of a company's own."""

from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.output.publish import tell
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.settings.deciding import decide
from orgaudit.engine.input_quality import INPUT_CHECKS
from orgaudit.reports.content.rules import RulesReport


def run(call: Call) -> ExitCode:
    """List every rule, those of the settings with ours; or run cases."""
    if call["rules_action"] is not None:
        # Only who writes rules pays for it.
        from orgaudit.cli.settings.rule_cases import run_cases

        return run_cases(call)
    rules = decide(call, "").rules
    return tell(call, RulesReport(catalogue=call.session.catalogue, rules=rules, checks=INPUT_CHECKS))
