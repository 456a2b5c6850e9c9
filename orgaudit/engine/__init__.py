"""The engine room: run the rules, waive, score, rank, gather into moves."""
