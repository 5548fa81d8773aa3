"""Reopens a finished file and shows that nothing withheld, and nothing of another family, is in it.

It shares no code with what fills the files, and does not believe it.
"""

from pipeline.leakcheck.check import Leak, Owner, is_broken, prove
from pipeline.leakcheck.detector import Detector, Hit
from pipeline.leakcheck.other_cases import OtherCases
from pipeline.leakcheck.template_parts import NOTHING, Brought, brought_by

__all__ = [
    "NOTHING",
    "Brought",
    "Detector",
    "Hit",
    "Leak",
    "OtherCases",
    "Owner",
    "brought_by",
    "is_broken",
    "prove",
]
