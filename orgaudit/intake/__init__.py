"""The one road in: a user's files become an Organization, or every problem in them at once."""
