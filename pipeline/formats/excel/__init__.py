"""Excel workbooks: cells to cases and findings, cases to cells, findings marked in the officer's own file."""
