"""The progress of a command: its stages, and the steps of each."""

from __future__ import annotations


class Progress:
    """Receives each stage and each step. This one shows nothing; a subclass does."""

    def stage(self, label: str, steps: int) -> None:
        """A stage with this number of steps begins."""

    def step(self) -> None:
        """A step of the stage is done."""


SILENT = Progress()
