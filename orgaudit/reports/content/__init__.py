"""What each report says: one builder of a document per report."""
