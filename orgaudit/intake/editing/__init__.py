"""Changes values in the user's files and leaves every other character as it was."""
