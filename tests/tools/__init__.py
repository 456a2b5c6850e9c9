"""Tools that a developer starts by hand."""
