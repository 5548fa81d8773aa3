"""Code lists that a document may print; they hold no data of any case."""

from pipeline.model.codes import AGENCY

__all__ = ["AGENCY"]
