"""Excel workbooks: any document on one sheet, or on the sheets that its report chose."""
