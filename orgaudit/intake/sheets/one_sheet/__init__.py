"""One sheet from its grid to records: what stands above its tables, each table made ready, and what is told of the rest."""
