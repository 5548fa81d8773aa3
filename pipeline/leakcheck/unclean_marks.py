"""Marks that no copy may leave the council with: edits, comments, hidden text, outside links (F8)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNCLEAN_LINKS = {
    "customXml": "it contains hidden data",
    "thumbnail": "it contains a picture of another document",
    "custom-properties": "it contains custom properties",
    "comments": "it contains comments",
}


def unclean_marks(part: str, root: etree._Element) -> Iterator[tuple[str, str]]:
    """The marks in a part that must not leave the council, whatever they say (F8), each with the part."""
    tags = {element.tag for element in root.iter() if isinstance(element.tag, str)}
    for names, fault in (
        (("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"), "it contains tracked changes"),
        (("commentReference", "commentRangeStart", "comment"), "it contains comments"),
        (("docVars", "attachedTemplate", "mailMerge"), "it says where it was made"),
        (("altChunk", "object", "control", "subDoc"), "it contains an object or another document"),
    ):
        if any(f"{_W}{name}" in tags for name in names):
            yield part, fault
    if root.getroottree().docinfo.internalDTD is not None:
        yield part, "it contains definitions that can hide text"
    hidden = (f"{_W}vanish", f"{_W}specVanish", f"{_W}webHidden")
    if any(
        element.get(f"{_W}val") not in ("0", "false", "off") for name in hidden for element in root.iter(name)
    ):
        yield part, "it contains hidden text"
    if part.endswith(".rels"):
        kinds = {(one.get("Type") or "").rsplit("/", 1)[-1]: one for one in root}
        if any(
            one.get("TargetMode") == "External" and not (one.get("Target") or "").startswith("mailto:")
            for one in root
        ):
            yield part, "it points to something outside the file"
        for kind, fault in _UNCLEAN_LINKS.items():
            if kind in kinds:
                yield part, fault
