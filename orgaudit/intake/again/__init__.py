"""The reading of a text that is being edited: what an edit leaves as it was is not read anew."""
