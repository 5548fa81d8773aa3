"""The values that a document is filled from, and how each is printed."""
