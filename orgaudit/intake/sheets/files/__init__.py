"""Files and archives become grids: a file is told by its first bytes, and a sheet is texts in rows and columns with their addresses."""
