"""A stand-in: the sentences of an edition in Word."""

from __future__ import annotations

from pipeline.documents import Paper
from pipeline.documents.assembled import partnership
from pipeline.documents.assembled.partnership import Figures, OfEdition, Summary
from pipeline.foundation.council import House
from pipeline.reporting.edition import Edition
from pipeline.reporting.prose import sentence_of


def word_report_of(edition: Edition, house: House, facts: OfEdition, draw: bool = True) -> Paper:
    """The paper of an edition."""
    lines = [sentence_of(edition, name) for name in edition.measures if name.startswith("K")]
    summary = Summary(best=lines, least=[], waiting=[], outcomes=[])
    figures = Figures(hidden="0", counts="0", summary=summary, themes=[])
    return next(partnership.papers(partnership.PartnershipReport(edition=facts, facts=figures), house))
