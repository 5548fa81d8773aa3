"""Fills Word templates: `Template(path).fill(context) -> bytes`."""

from pipeline.word.template import Template
from pipeline.word.values import plain, written

__all__ = ["Template", "plain", "written"]
