"""Where the load of a team or a person is too much, and how much of it must be known. Shared by this family."""

KNOWN_SHARE = 0.6
"""Share of duties whose hours must be known before a department passes; rule catalogue."""

FULL_LOAD = 0.85
"""Share of its time from which a team is chronically overloaded (UTIL)."""

PEAK_LINE = 1.28
"""A month against the time a team has, (160 + 45) / 160: the usual monthly limit of an overtime agreement (36)."""

EXTREME_LINE = 1.50
"""The same for (160 + 80) / 160, the limit of the mean over two to six months (36)."""
