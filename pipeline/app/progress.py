"""How far a run is: its stages, each with its steps.

Whoever shows it makes this again; by itself it shows nothing.
"""

from __future__ import annotations


class Progress:
    """Is told of each stage and each step."""

    def stage(self, label: str, steps: int) -> None:
        """A stage begins, of so many steps."""

    def step(self) -> None:
        """A step of the stage is done."""
