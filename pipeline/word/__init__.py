"""Fills Word templates: `Template(path).fill(context) -> bytes`."""

from pipeline.word.template import Template

__all__ = ["Template"]
