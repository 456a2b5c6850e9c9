"""The improvement plan: pieces of moves, which of them fit a budget or pass the gate, and the course they take."""
