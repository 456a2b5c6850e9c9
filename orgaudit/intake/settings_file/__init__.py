"""The settings file of a repository, ``.orgaudit.yaml``: found, read, checked, with a schema for editors."""
