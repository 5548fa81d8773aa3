"""Checks a template: each fault with its place and what to do."""
