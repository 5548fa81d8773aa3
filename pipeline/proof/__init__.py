"""Reopens a finished file and shows that nothing withheld, and nothing of another family, is in it.

It shares no code with what fills the files, and does not believe it.
"""

from pipeline.proof.batch import Batch
from pipeline.proof.brought import NOTHING, Brought, brought_by
from pipeline.proof.guard import Guard, Hit
from pipeline.proof.proof import Leak, Owner, is_broken, prove

__all__ = ["NOTHING", "Batch", "Brought", "Guard", "Hit", "Leak", "Owner", "brought_by", "is_broken", "prove"]
