"""Our own data in the form in which it is read fastest; YAML stays its source."""
