"""A portfolio for machines: one row a company, in the forms that take rows."""
