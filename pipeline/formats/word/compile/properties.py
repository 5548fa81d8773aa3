"""The document's own properties: those filled, those kept from the template, and those removed."""

from __future__ import annotations

from types import CodeType

from jinja2 import Environment

from pipeline.formats.word.compile.environments import code_of
from pipeline.foundation.release import RELEASE

CORE, APPLICATION = "docProps/core.xml", "docProps/app.xml"
_SPACES = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
}
#: The properties that docxtpl fills. Author and comments are kept only where the template has a tag in them.
_FILLED = {
    "title": "dc:title",
    "subject": "dc:subject",
    "author": "dc:creator",
    "comments": "dc:description",
    "identifier": "dc:identifier",
    "language": "dc:language",
}
_KEPT = ("cp:category", "cp:contentStatus")
_KEPT_OF_APPLICATION = ("Application", "AppVersion", "DocSecurity")
#: The most characters that Word accepts in a property.
LONGEST = 255


def properties_of(parts: dict[str, bytes], environment: Environment) -> tuple[str, dict[str, CodeType | str]]:
    """The core properties part with `{}` where the filled ones go, and each of those as code or fixed text.

    The version is the program's release. An empty text where the template has no properties. `environment` is
    the one for properties. Reduces the application's properties in `parts` to the program's name.
    """
    from lxml import etree

    if APPLICATION in parts:
        parts[APPLICATION] = _application(parts[APPLICATION])
    if CORE not in parts:
        return "", {}
    root = etree.fromstring(parts[CORE])
    codes: dict[str, CodeType | str] = {}
    for name, tag in _FILLED.items():
        text = root.findtext(tag, "", _SPACES)
        if any(mark in text for mark in ("{{", "{%", "{#")):
            codes[tag] = code_of(text, environment, f"document property {name}")
        elif text and name not in ("author", "comments"):
            codes[tag] = text
    spaces = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    kept = "".join(
        f"<{tag}>{_escaped(text)}</{tag}>" for tag in _KEPT if (text := root.findtext(tag, "", _SPACES))
    )
    return (
        "<?xml version='1.0' encoding='UTF-8' "
        f"standalone='yes'?>\n<cp:coreProperties{spaces}>{{}}{kept}<cp:version>{RELEASE}</cp:version></cp:coreProperties>",
        codes,
    )


def _application(xml: bytes) -> bytes:
    from lxml import etree

    root = etree.fromstring(xml)
    for child in list(root):
        if etree.QName(child).localname not in _KEPT_OF_APPLICATION:
            root.remove(child)
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def properties_xml(core: str, texts: dict[str, str]) -> bytes:
    """The core properties part with these texts (plain, by tag), each cut to the length that Word accepts."""
    lines = "".join(f"<{tag}>{_escaped(text[:LONGEST])}</{tag}>" for tag, text in texts.items() if text)
    head, tail = core.split("{}", 1)
    return f"{head}{lines}{tail}".encode()
