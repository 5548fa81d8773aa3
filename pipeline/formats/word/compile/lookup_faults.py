"""What a tag asks for and does not get: an unknown field, nothing under a value, no item at a position."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jinja2 import StrictUndefined
from jinja2.utils import missing


class UnknownField(Exception):
    """A tag names a field that its document does not have. `names` are those that it has.

    `held`: it is asked of a value, rather than being a name of its own.
    """

    def __init__(self, name: str, names: Iterable[str], *, held: bool) -> None:
        super().__init__(name)
        self.name = name
        self.names = list(names)
        self.held = held


class UnknownValue(Exception):
    """A tag looks something up by a value that is no field's name. It does not keep the value."""


class NoSuchItem(Exception):
    """A tag asks for an item of a list that has fewer. It does not keep the position: it may be a value."""


class Unknown(StrictUndefined):
    """Represents an unknown field, and raises as soon as it is used."""

    __slots__ = ()

    def _fail_with_undefined_error(self, *args: Any, **kwargs: Any) -> Any:
        name, holder = self._undefined_name, self._undefined_obj
        if name is None or (isinstance(name, int) and isinstance(holder, (Sequence, str))):
            raise NoSuchItem
        if type(name) is not str:
            raise UnknownValue
        names = (
            list(holder)
            if isinstance(holder, Mapping)
            else [one for one in dir(holder) if not one.startswith("_")]
        )
        raise UnknownField(name, names, held=holder is not missing)

    __iter__ = __str__ = __len__ = __eq__ = __ne__ = __bool__ = __hash__ = _fail_with_undefined_error
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __lt__ = __le__ = __gt__ = __ge__ = (
        _fail_with_undefined_error
    )
    __getattr__ = __getitem__ = __call__ = __int__ = __float__ = __contains__ = _fail_with_undefined_error
