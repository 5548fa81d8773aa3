"""Templates: what is wrong in each, its fields, how it looks filled, and an edited one in its place."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from pipeline.app.own_templates import copy_templates, replace_template, templates_of
from pipeline.app.progress import Progress
from pipeline.app.settings import settings_for
from pipeline.app.template_tools import CheckedTemplate, meaning_of, preview, rows_of_fields
from pipeline.foundation.errors import TemplateError
from pipeline.web.screens.look import pages_shown, picture_of
from pipeline.web.site import Address, Refused, Site

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_COPY_FIRST = (
    "These are the templates of the program, which every folder uses. Copy them to this folder first: then "
    "you can change them here."
)


def _names(site: Site) -> tuple[str, ...]:
    """The names of services that a template may use. Raises InputError where the settings cannot be used."""
    return settings_for(site.workplace.inputs).templates.names


def _path(site: Site, request: Request) -> Path:
    """The template that is asked for: one of the folder's, and nothing else."""
    wanted = request.path_params["name"]
    for path in templates_of(site.workplace.templates):
        if path.stem == wanted:
            return path
    raise Refused("There is no template of this name. Choose one from the list of templates.", 404)


def _state(found: CheckedTemplate | TemplateError | None) -> str:
    """What was found in a template, in a few words."""
    if found is None:
        return "Not checked yet"
    if isinstance(found, TemplateError):
        return "Cannot be read"
    serious = sum(one.serious for one in found.faults)
    if serious:
        return f"{serious} to correct"
    return f"{len(found.faults)} worth a look" if found.faults else "In order"


async def _templates(site: Site, request: Request) -> Response:
    names, folder = _names(site), site.workplace.templates
    lines = []
    for path in templates_of(folder):
        found = site.templates.known(path, names)
        is_bad = isinstance(found, TemplateError) or bool(found and any(x.serious for x in found.faults))
        lines.append((path.stem, meaning_of(path.stem), _state(found), is_bad))
    return site.page(request, "templates", lines=lines, is_own=site.workplace.has_own_templates)


async def _check_all(site: Site, request: Request, form: FormData) -> Response:
    names = _names(site)

    def work(progress: Progress) -> None:
        site.templates.check_all(site.workplace.templates, names, progress)

    return site.begin("Checking the templates", "/templates", work)


async def _copy(site: Site, request: Request, form: FormData) -> Response:
    """Copy the program's templates to the folder, and use them from now on."""
    place = site.workplace
    if not place.has_own_templates:
        copy_templates(place.templates, place.own_templates)
        place.use_own_templates()
    return RedirectResponse("/templates", 303)


async def _template(site: Site, request: Request) -> Response:
    return await _shown(site, request, _path(site, request))


async def _shown(
    site: Site, request: Request, path: Path, *, problem: str = "", refused: CheckedTemplate | None = None
) -> Response:
    """A template's page. `problem`, `refused`: why an edited one was not put in its place."""
    found = await run_in_threadpool(site.templates.of, path, _names(site))
    meaning = meaning_of(path.stem)
    fields = await run_in_threadpool(rows_of_fields, path.stem) if meaning else []
    return site.page(
        request,
        "template",
        status=422 if problem else 200,
        name=path.stem,
        meaning=meaning,
        state=_state(found),
        unread=f"{found.message} {found.remedy}" if isinstance(found, TemplateError) else "",
        faults=[] if isinstance(found, TemplateError) else found.faults,
        fields=fields,
        is_own=site.workplace.has_own_templates,
        copy_first=_COPY_FIRST,
        problem=problem,
        refused=refused.faults if refused else [],
    )


async def _replace(site: Site, request: Request, form: FormData) -> Response:
    """Put an edited template in the place of this one, if it has no fault that must be corrected."""
    path, sent = _path(site, request), form.get("template")
    if not site.workplace.has_own_templates:
        raise Refused(_COPY_FIRST, 409)
    if not isinstance(sent, UploadFile) or not sent.filename:
        return await _shown(site, request, path, problem="Choose a Word file first, then send it.")
    try:
        package = await sent.read()
        found = await run_in_threadpool(replace_template, path, package, _names(site), datetime.now())
    except TemplateError as fault:
        return await _shown(site, request, path, problem=f"{fault.message} {fault.remedy}")
    if any(one.serious for one in found.faults):
        why = "The file that you sent has faults that must be corrected, so the template is as it was."
        return await _shown(site, request, path, problem=why, refused=found)
    return RedirectResponse(f"/templates/{quote(path.stem)}", 303)


async def _file(site: Site, request: Request) -> Response:
    path = _path(site, request)
    return FileResponse(path, media_type=_WORD, filename=path.name)


async def _marked(site: Site, request: Request) -> Response:
    """The template with each fault as a comment of Word."""
    path = _path(site, request)
    found = await run_in_threadpool(site.templates.of, path, _names(site))
    if isinstance(found, TemplateError):
        raise found
    name = quote(f"{path.stem} - marked.docx")
    headers = {"content-disposition": f"attachment; filename*=utf-8''{name}"}
    return Response(found.marked, media_type=_WORD, headers=headers)


async def _filled(site: Site, request: Request) -> bytes:
    """The template filled from an invented case. Raises TemplateError where it cannot be."""
    return await run_in_threadpool(preview, _path(site, request))


async def _preview(site: Site, request: Request) -> Response:
    document, name = await _filled(site, request), request.path_params["name"]
    return await pages_shown(
        site,
        request,
        document,
        title=f"{name}, filled with an invented case",
        pictures=f"/templates/{name}/picture",
        file="",
        back=(f"/templates/{quote(name)}", "Back to the template"),
    )


async def _picture(site: Site, request: Request) -> Response:
    return await picture_of(site, request, await _filled(site, request))


ADDRESSES = (
    Address("/templates", show=_templates, do=_check_all),
    Address("/templates-of-this-folder", do=_copy),
    Address("/templates/{name}", show=_template, do=_replace),
    Address("/templates/{name}/file", show=_file),
    Address("/templates/{name}/marked", show=_marked),
    Address("/templates/{name}/preview", show=_preview),
    Address("/templates/{name}/picture", show=_picture),
)
