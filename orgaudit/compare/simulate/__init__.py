"""What if: a second company made from the first by steps such as a leaver or a merger, and what then stops."""
