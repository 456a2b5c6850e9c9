"""What is decided for a run: language, settings, rules of the company, where its audits run."""
