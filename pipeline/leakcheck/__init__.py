"""Reopens a finished file and checks that nothing withheld, and nothing of another family, is in it.

It shares no code with the modules that fill the files, so that it cannot repeat their mistakes.
"""

from pipeline.leakcheck.check import Leak, Owner, cells_in, is_broken, prove
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
    "cells_in",
    "is_broken",
    "prove",
]
