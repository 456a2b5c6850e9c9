"""Rules that are not ours: those that a company writes in its settings, and those of installed packs. Loaded where there are some."""
