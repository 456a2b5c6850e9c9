"""How tables are laid out: each layout is a plain function from a table to records."""
