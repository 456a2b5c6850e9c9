"""Two states of a company, or a result and what was known before."""
