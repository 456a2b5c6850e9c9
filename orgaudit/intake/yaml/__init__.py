"""The safe event stream of a YAML file, with limits and positions."""
