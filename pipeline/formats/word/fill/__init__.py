"""Fills one document from a compiled template."""
