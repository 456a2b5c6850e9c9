"""Names of people in running text: how they are written, where they are meant, and whom they call."""
