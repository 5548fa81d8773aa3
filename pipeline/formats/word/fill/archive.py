"""The archive of one finished document: its constant parts, its filled parts, and the parts it gained."""

from __future__ import annotations

import posixpath

from pipeline.formats.word.compile.properties import CORE, properties_xml
from pipeline.formats.word.compiled_template import Plan
from pipeline.formats.word.opc import Bundle, Entry, entry
from pipeline.formats.word.values.document_state import Filling

_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NUMBERING_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_NUMBERING_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_OUTSIDE = ' TargetMode="External"'
_BULLETS = (
    '<w:abstractNum w:abstractNumId="{0}"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl '
    'w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="\u2022"/><w:lvlJc w:val="left"/><w:pPr><w:ind '
    'w:left="357" w:hanging="357"/>'
    "</w:pPr></w:lvl></w:abstractNum>"
)


def assembled(
    bundle: Bundle, now: Filling, texts: dict[str, str], properties: dict[str, str], changed: dict[str, bytes]
) -> bytes:
    """The document: `texts` and `properties` are its filled parts, `changed` the replaced parts."""
    more = [entry(name, f"{_DECLARATION}{text}".encode()) for name, text in texts.items()]
    if now.plan.core:
        more.append(entry(CORE, properties_xml(now.plan.core, properties)))
    gained = _gained(now, changed)
    if gained:
        return _ordered(
            bundle.without(set(gained)), [*more, *(entry(name, data) for name, data in gained.items())]
        )
    return bundle.archive(more)


def _ordered(bundle: Bundle, more: list[Entry]) -> bytes:
    """An archive whose content types were rewritten: they must still come first."""
    first = [one for one in more if one.name in ("[Content_Types].xml", "_rels/.rels")]
    if not first:
        return bundle.archive(more)
    return Bundle([*first, *bundle.entries]).archive([one for one in more if one not in first])


def _gained(now: Filling, changed: dict[str, bytes]) -> dict[str, bytes]:
    """The parts that this document changes, or has beyond the template's own."""
    plan = now.plan
    parts: dict[str, bytes] = {}
    overrides = dict(plan.overrides)
    numbers = [
        plan.more_lists[key].format(number) for key, given in sorted(now.lists.items()) for number in given
    ]
    if numbers or now.bulleted:
        parts[plan.numbering_name] = _numbering(plan, numbers, bulleted=now.bulleted)
        if not plan.numbering:
            now.part = plan.page
            now.relate(_NUMBERING_TYPE, posixpath.relpath(plan.numbering_name, posixpath.dirname(plan.page)))
            overrides[f"/{plan.numbering_name}"] = _NUMBERING_CONTENT
    parts.update((one.part, one.data) for one in now.media.values())
    if now.media or overrides != plan.overrides:
        from pipeline.formats.word.compile.saved_package import content_types

        types = content_types(plan.defaults, overrides, [one.part for one in now.media.values()])
        parts["[Content_Types].xml"] = types.encode()
    for name, gained in now.relations.items():
        if gained:
            folder, file = posixpath.split(name)
            parts[posixpath.join(folder, "_rels", f"{file}.rels")] = _relations(
                [*plan.relations.get(name, ()), *gained]
            )
    parts.update(changed)
    return parts


def _relations(relations: list[tuple[str, str, str, bool]]) -> bytes:
    lines = "".join(
        f'<Relationship Id="{rid}" Type="{kind}" Target="{_quoted(target)}"{_OUTSIDE if outside else ""}/>'
        for rid, kind, target, outside in relations
    )
    return f'{_DECLARATION}<Relationships xmlns="{_RELATIONS}">{lines}</Relationships>'.encode()


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _numbering(plan: Plan, numbers: list[str], *, bulleted: bool) -> bytes:
    """The numbering part with the lists that this document has beyond the template's."""
    text = plan.numbering or f'{_DECLARATION}<w:numbering xmlns:w="{_WORD}"></w:numbering>'
    if bulleted:
        first = text.find("<w:num ")
        at = first if first >= 0 else text.index("</w:numbering>")
        text = text[:at] + _BULLETS.format(plan.first_free_abstract) + text[at:]
        numbers = [
            f'<w:num w:numId="{plan.first_free}"><w:abstractNumId '
            f'w:val="{plan.first_free_abstract}"/></w:num>',
            *numbers,
        ]
    cleanup = text.find("<w:numIdMacAtCleanup")
    at = cleanup if cleanup >= 0 else text.index("</w:numbering>")
    return (text[:at] + "".join(numbers) + text[at:]).encode()
