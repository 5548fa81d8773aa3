"""Who of the sheet Staff is signed in on the page, and until when."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

#: A sign-in ends by itself, so that nobody decides in another person's name at a desk that was left.
MINUTES = 15


class SignedIn:
    """The one person who is signed in; nobody at first."""

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self._now, self._name, self._until = now, "", 0.0

    @property
    def name(self) -> str:
        """The person, as the sheet Staff names them; empty where nobody is signed in, or not any more."""
        return self._name if self._now() < self._until else ""

    @property
    def until(self) -> str:
        """When the sign-in ends, as a time of day."""
        return f"{datetime.fromtimestamp(self._until):%H:%M}" if self.name else ""

    def enter(self, name: str) -> None:
        """Sign this person in; whoever was is signed out."""
        self._name, self._until = name, self._now() + MINUTES * 60

    def leave(self) -> None:
        """Sign out."""
        self._name, self._until = "", 0.0
