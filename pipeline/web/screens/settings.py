"""Settings: each section of settings.toml as a form. The file's comments and order stay as they are."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pipeline.app.edit_settings import SettingsForm, change_settings, file_faults, form_of, warnings_of
from pipeline.app.limit_fields import limit_lines
from pipeline.app.setting_fields import SECTIONS, about_of
from pipeline.app.settings_toml import FILE_NAME
from pipeline.app.toml_text import TomlText
from pipeline.web.site import Address, Refused, Site


async def _settings(site: Site, request: Request) -> Response:
    inputs = site.workplace.inputs
    saved = about_of(request.query_params.get("saved", ""))
    return site.page(
        request,
        "settings",
        sections=SECTIONS,
        faults=file_faults(inputs),
        warnings=warnings_of(inputs),
        saved=saved[0] if saved else "",
        is_there=(inputs / FILE_NAME).is_file(),
    )


def _section(request: Request) -> str:
    section = str(request.path_params["section"])
    if about_of(section) is None:
        raise Refused("There is no such part of the settings. Choose one from the list.", 404)
    return section


def _page(site: Site, request: Request, form: SettingsForm) -> Response:
    by_name = {one.name: one for one in form.entries}
    problems = [
        (f"value-{list(by_name).index(name)}" if name in by_name else "", by_name.get(name), sentence)
        for name, sentence in form.faults.items()
    ]
    return site.page(
        request,
        "setting",
        status=422 if problems else 200,
        form=form,
        problem=bool(problems),
        problems=problems,
    )


async def _form(site: Site, request: Request) -> Response:
    return _page(site, request, form_of(site.workplace.inputs, _section(request)))


async def _change(site: Site, request: Request, form: FormData) -> Response:
    """Write what was changed; where a value cannot be used, show the form again with what is wrong."""
    section = _section(request)
    given = {name[6:]: str(value) for name, value in form.items() if name.startswith("value.")}
    digest = str(form.get("digest", ""))
    inputs = site.workplace.inputs
    faulty = await run_in_threadpool(change_settings, inputs, section, given, digest)
    if faulty is not None:
        return _page(site, request, faulty)
    return RedirectResponse(f"/settings?saved={section}", 303)


async def _limits(site: Site, request: Request) -> Response:
    """Every duty with its time limit, each with its own form."""
    return site.page(
        request, "limits", lines=limit_lines(TomlText.of(site.workplace.inputs / FILE_NAME).data())
    )


ADDRESSES = (
    Address("/settings", show=_settings),
    Address("/settings/limits", show=_limits),
    Address("/settings/{section}", show=_form, do=_change),
)
