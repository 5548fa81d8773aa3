"""Files that a sensitivity label has encrypted."""

from __future__ import annotations

import struct

import pytest

from pipeline.formats.excel.package import open_package, protect
from pipeline.formats.excel.sensitivity_label import is_labelled, label_of
from pipeline.foundation.errors import InputError
from tests.trouble.draft import base, labelled, workbook

GUID = "0a1b2c3d-0000-4000-8000-000000000001"
LICENCE = b"<DESCRIPTOR><OBJECT><NAME>LCID 1033:NAME %s:DESCRIPTION Staff only.;</NAME></OBJECT></DESCRIPTOR>"
LABELS = (
    f'<clbl:labelList xmlns:clbl="x"><clbl:label id="{{{GUID.upper()}}}" enabled="1" '
    'method="Privileged"/></clbl:labelList>'
)


def properties(name: str, *, wide: bool = False) -> bytes:
    """A set of properties as Office writes it, with the name of a label as its third."""
    named = {2: f"MSIP_Label_{GUID}_Enabled", 3: f"MSIP_Label_{GUID}_Name"}
    values = {2: "true", 3: name}
    listed = struct.pack("<I", len(named)) + b"".join(
        struct.pack("<2I", number, len(said) + 1) + said.encode() + b"\0" for number, said in named.items()
    )
    parts, places, at = [listed], [(0, 8 + 8 * 3)], 8 + 8 * 3 + len(listed)
    for number, value in values.items():
        text = (value + "\0").encode("utf-16-le" if wide else "utf-8")
        parts.append(struct.pack("<2I", 0x1F if wide else 0x1E, len(value) + 1 if wide else len(text)) + text)
        places.append((number, at))
        at += len(parts[-1])
    section = (
        struct.pack("<2I", at, 3) + b"".join(struct.pack("<2I", *one) for one in places) + b"".join(parts)
    )
    head = b"\xfe\xff\x00\x00" + bytes(20) + struct.pack("<I", 1)
    return (
        head + bytes.fromhex("05d5cdd59c2e1b10939708002b2cf9ae") + struct.pack("<I", len(head) + 20) + section
    )


@pytest.mark.parametrize(
    ("more", "named"),
    [
        (b"", ""),
        (LICENCE % b"Highly confidential", '"Highly confidential"'),
        (LICENCE % 'Vertraulich "Ä"'.encode(), "\"Vertraulich 'Ä'\""),
        (LABELS.encode(), f"(ID {GUID})"),
        (LICENCE % b"Restricted" + LABELS.encode(), '"Restricted"'),
        (properties("Official sensitive"), '"Official sensitive"'),
        (properties("Official sensitive", wide=True), '"Official sensitive"'),
    ],
    ids=["nothing", "licence", "other letters", "ID", "licence and ID", "properties", "wide properties"],
)
def test_the_label_is_named_as_far_as_the_file_says_it(more, named):
    data = labelled(more)
    assert is_labelled(data)
    assert label_of(data) == named


def test_no_cut_of_the_properties_breaks_the_reading():
    whole = properties("Official sensitive")
    for length in range(len(whole)):
        label_of(labelled(whole[:length]))


def test_a_file_with_a_password_alone_has_no_label():
    assert not is_labelled(protect(workbook(base()), "right"))


@pytest.mark.parametrize(
    ("more", "said"),
    [(LICENCE % b"Confidential", 'the sensitivity label "Confidential", which'), (b"", "label that")],
)
def test_the_refusal_says_where_to_change_the_label(tmp_path, more, said):
    (tmp_path / "book.xlsx").write_bytes(labelled(more))
    with pytest.raises(InputError, match=said) as refused:
        open_package(tmp_path / "book.xlsx", ["right"])
    assert "Home, Sensitivity; or File, Info" in refused.value.remedy
    assert "without encryption" in refused.value.remedy
