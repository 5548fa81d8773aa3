"""Screens whose libraries take long to load: they are loaded when somebody first looks at one of them."""

from __future__ import annotations

from importlib import import_module

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from pipeline.web.site import Address, Site


def later(module: str, *, shown: tuple[str, ...], done: tuple[str, ...] = ()) -> tuple[Address, ...]:
    """The addresses of a screen's module, without loading it. `done`: those that take a form as well."""
    paths = dict.fromkeys((*shown, *done))
    return tuple(_later(module, path, shows=path in shown, does=path in done) for path in paths)


def _later(module: str, path: str, *, shows: bool, does: bool) -> Address:
    def itself() -> Address:
        addresses: tuple[Address, ...] = import_module(module).ADDRESSES
        return next(one for one in addresses if one.path == path)

    async def show(site: Site, request: Request) -> Response:
        screen = itself().show
        assert screen is not None
        return await screen(site, request)

    async def do(site: Site, request: Request, form: FormData) -> Response:
        screen = itself().do
        assert screen is not None
        return await screen(site, request, form)

    return Address(path, show=show if shows else None, do=do if does else None)
