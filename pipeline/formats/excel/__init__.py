"""Workbooks: cells into cases and findings, cases into cells, findings back into the officer's own file."""
