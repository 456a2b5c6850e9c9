"""Reports as text: layout, escaping, contract."""
