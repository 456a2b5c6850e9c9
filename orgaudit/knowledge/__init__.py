"""What the field knows, as data with its sources."""
