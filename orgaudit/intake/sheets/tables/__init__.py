"""Where the tables of a sheet lie, of what kind they are, and one table on its way to records."""
