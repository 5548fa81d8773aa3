"""Compiles a template once: its parts, its tags and everything that does not depend on the data."""
