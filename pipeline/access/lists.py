"""Lists of codes that a document may print: they hold no fact of any case."""

from pipeline.model.codes import AGENCY

__all__ = ["AGENCY"]
