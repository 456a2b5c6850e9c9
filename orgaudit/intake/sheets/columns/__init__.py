"""What each column of a table is taken for: by the call, by its heading, and where that is open by what stands below."""
