"""What a call writes: each report to where it belongs, changed companies, workbooks; whole or not at all."""
