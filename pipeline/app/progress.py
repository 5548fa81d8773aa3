"""How far a command is: its stages, each with its steps."""

from __future__ import annotations


class Progress:
    """Receives each stage and each step. This one shows nothing; a subclass does."""

    def stage(self, label: str, steps: int) -> None:
        """A stage begins, of so many steps."""

    def step(self) -> None:
        """A step of the stage is done."""


SILENT = Progress()
