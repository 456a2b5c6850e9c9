"""Excel workbooks as they leave this house: harmless text, widths that fit Japanese, the same bytes for the same input."""
