"""The audit: score, what is urgent, moves, findings, questions, method."""
