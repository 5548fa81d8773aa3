"""One document, filled from a compiled template."""
