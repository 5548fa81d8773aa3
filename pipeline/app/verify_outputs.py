"""Verifies outputs/: whether each file is as written, and holds nothing that is withheld today."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.access.view import Audience, Reader, audiences_of
from pipeline.access.withholdings import hidden_from
from pipeline.app.known_documents import code_of, document_of
from pipeline.app.run.strays import is_stray
from pipeline.app.run.trail import trail_of
from pipeline.casefiles.issued_files import RECALLED
from pipeline.casefiles.leak_checker import LeakChecker, Refused
from pipeline.casefiles.professional_files import folders_of_harmed
from pipeline.casefiles.render_context import by_digest
from pipeline.casefiles.word_file import AGENCIES, HAND_OVERS, MARKED, PROFESSIONALS
from pipeline.documents import MadeFrom, documents_from
from pipeline.formats.excel.case_store import PackedCases
from pipeline.foundation.council import House
from pipeline.foundation.filenames import safe_name
from pipeline.leakcheck import Detector, is_broken
from pipeline.model import Case
from pipeline.model.agencies import EVERY
from pipeline.storage.folder import HARMED, Inventory, State, inventory_of, is_of_a_case, state_of, why_unread

#: The endings of the files that the leak check can search.
_SEARCHED = (".docx", ".pdf")
_LOCKED = "it is locked with a password; it was searched before it was locked"
_LINK = "it is a link to another folder, which is not followed"
#: What is in the path of a copy that was recalled.
_RECALLED = f"/{RECALLED}/"
#: What Word keeps beside an open document is shorter, in bytes.
_LOCK_SIZE = 512


@dataclass(kw_only=True)
class Verified:
    """The result: how many files were proved, which were changed or are gone, which were not proved and why.

    `unread`: by path, why a file or a folder could not be read, and so was not proved either.
    `is_manifest_lost`: the manifest is lost, so it is not known which were changed or are gone. `marked`: the
    marked copies of what was refused, which hold it. `recalled`: the copies that were recalled or replaced,
    which are kept as evidence and not proved: they may hold what they were recalled for. `trail`: where the
    audit log, or the register that is made from it, is not as it was written. `strays`:
    files in family/ that are no issued copies.
    """

    proved: int = 0
    recalled: list[str] = field(default_factory=list)
    trail: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    is_manifest_lost: bool = False
    changed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unproved: list[tuple[str, str]] = field(default_factory=list)
    unread: dict[str, str] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)

    @property
    def needs_a_person(self) -> bool:
        """Whether something is not as it was written, lies where it must not, or could not be proved."""
        return bool(
            self.changed
            or self.missing
            or self.is_manifest_lost
            or self.trail
            or self.strays
            or any(why != _LOCKED for _, why in self.unproved)
        )


def verify(
    cases: PackedCases,
    house: House,
    out: Path,
    templates: Mapping[str, bytes],
    *,
    initials: bool = False,
    progress: Callable[[str], None] = lambda name: None,
) -> Verified:
    """Check every file's hash against the manifest, and prove each Word and PDF file in out/cases/ again.

    A file that the program did not write is proved as well, because somebody may pick it up; one of another
    kind is listed. Words from the template in parts that show no text are no reason to refuse a file:
    `templates` are those of today. Where the one that the manifest names is not among them, a file that is
    as written is compared with itself, because it was proved then.
    """
    state, inventory = state_of(out), inventory_of(out)
    found = Verified(
        is_manifest_lost=state.is_lost, changed=state.changed, missing=state.gone, unread=inventory.unread
    )
    found.unread.update(_unread(state, inventory))
    children: dict[str, int] = {}
    search = _Search(
        cases,
        children,
        LeakChecker(_seen(cases, children), house, initials=initials),
        out,
        found,
        _Approved(out, state, by_digest(templates)),
    )
    for place in inventory.files:
        name = place.rsplit("/", 1)[-1]
        if place in found.unread or (name.startswith("~$") and _is_lock(out / place)):
            continue
        if not name.casefold().endswith(_SEARCHED):
            if is_of_a_case(place) and "/." not in place and place not in state.named:
                found.unproved.append((place, "files of this kind are not searched"))
            continue
        progress(name)
        if place in state.named and MARKED in place:
            if place in state.changed:
                why = "it marks what was refused and was changed since, so a run leaves it: delete it"
                found.unproved.append((place, why))
            else:
                found.marked.append(place)
        elif place in state.named and _RECALLED in place:
            found.recalled.append(place)
        elif is_of_a_case(place) and place.count("/") > 1:
            search.look_at(place)
        elif place not in state.named:
            found.unproved.append((place, "it is not in any case's folder, so nobody knows who it is for"))
    found.strays += (one for one in inventory.files if is_stray(one, is_named=one in state.named))
    found.trail += trail_of(out)
    found.unproved += [(place, _LINK) for place in inventory.links]
    return found


def _unread(state: State, inventory: Inventory) -> dict[str, str]:
    """By path, why a file cannot be read, except those in a folder that cannot be opened."""
    closed = tuple(f"{folder}/" for folder in inventory.unread)
    return {place: why for place, why in state.unread.items() if not place.startswith(closed)}


def _is_lock(path: Path) -> bool:
    """Whether a file is what Word keeps beside an open document: a few bytes with a user's name."""
    with suppress(OSError):
        return path.stat().st_size <= _LOCK_SIZE and not path.read_bytes().startswith((b"PK", b"%PDF"))
    return False


def _seen(cases: PackedCases, children: dict[str, int]) -> Iterator[Case]:
    """Every case; `children` receives, by the folder of a child harmed, the place of the case."""
    for place, case in enumerate(cases):
        for folder in folders_of_harmed(case):
            children[folder] = place
        yield case


class _Approved:
    """The approved source of each file: its template, or the Word file itself where that is as written."""

    def __init__(self, out: Path, state: State, templates: Mapping[str, bytes]) -> None:
        self._out, self._templates, self._digests = out, templates, state.templates
        self._made = state.made
        self._as_written = state.named - {*state.changed, *state.gone, *state.unread}

    def made_of(self, place: str) -> tuple[str, str]:
        """The document that a file is, and the discussion it is for; either is empty where nobody knows."""
        document, meeting = self._made.get(place, ("", ""))
        return document_of(place, document), meeting

    def template_of(self, place: str) -> bytes:
        """The template of a file, or the Word file that was made from it; empty where neither is known."""
        if (template := self._templates.get(self._digests.get(place, ""))) is not None:
            return template
        word_file = f"{place.removesuffix('.docx').removesuffix('.pdf')}.docx"
        if {place, word_file} <= self._as_written:
            return (self._out / word_file).read_bytes()
        return b""


class _Search:
    """Proves the files of the cases one after another.

    Only one case is unpacked at a time, with the detectors for its audiences.
    """

    def __init__(
        self,
        cases: PackedCases,
        children: Mapping[str, int],
        proving: LeakChecker,
        out: Path,
        found: Verified,
        approved: _Approved,
    ) -> None:
        self._approved, self._children = approved, children
        self._cases, self._proving, self._out, self._found = cases, proving, out, found
        self._known = {safe_name(case_id): place for place, case_id in enumerate(cases.ids)}
        self._at: int | None = None
        self._guards: dict[Audience, Detector] = {}

    def look_at(self, place: str) -> None:
        """Prove one file, or add it to the files not proved, with the reason."""
        room, folder, *rest = place.split("/")
        known = (self._children if room == HARMED else self._known).get(folder)
        if known is None:
            self._found.unproved.append((place, "its case is not in the workbooks"))
            return
        if known != self._at:
            self._at, self._case, self._guards = known, self._cases[known], {}
        case = self._case
        made = self._approved.made_of(place)
        audience = _audience_of(case, Path(*rest), folder if room == HARMED else "", made)
        if audience is None:
            self._found.unproved.append((place, "the workbook says that its recipient may not have copies"))
            return
        if audience not in self._guards:
            self._guards[audience] = self._proving.guard(case, audience, hidden_from(case, audience))
        self._prove(place, case, audience)

    def _prove(self, place: str, case: Case, audience: Audience) -> None:
        from pipeline.casefiles.encryption import is_encrypted

        path, found = self._out / place, self._found
        try:
            data, template = path.read_bytes(), self._approved.template_of(place)
        except OSError:
            found.unread[place] = why_unread(path)
            return
        if is_encrypted(data):
            found.unproved.append((place, _LOCKED))
            return
        must_hold = (str(case.details.child_name),) if audience.is_family else ()
        leaks = self._proving.leaks(
            path.name,
            data,
            case,
            self._guards[audience],
            document=code_of(self._approved.made_of(place)[0], for_family=audience.is_family),
            person_id=audience.recipient,
            must_hold=must_hold,
            template=template,
        )
        if is_broken(leaks):
            found.unread[place] = f"{leaks[0].sentence.rstrip('.')}"
        elif leaks:
            found.refused.append(Refused(case.id, place, tuple(leaks)))
        else:
            found.proved += 1


def _audience_of(case: Case, path: Path, harmed: str, made: tuple[str, str]) -> Audience | None:
    """The audience of a file, by its path below the case's folder; None where they may not have copies.

    That is one of the family, the people at one strategy discussion, the receiver of a hand-over, or all
    other professionals; of either, one agency. `harmed`: the folder of the child harmed in which the file is
    instead; it is at least for the people at the discussion about that child. `made`: the document that it
    is, and the discussion that it is for where the manifest says so; else its name may.
    """
    document, meeting = made
    is_schedule = document in {part.name for part in documents_from(MadeFrom.WITHHELD)}
    is_for_team = path.parts[:2] == ("drafts", PROFESSIONALS)
    if path.parts[0] in ("family", "drafts", "recalled") and not is_schedule and not is_for_team:
        return next(
            (
                one
                for one in audiences_of(case)
                if one.is_family and safe_name(one.recipient) == path.parts[1]
            ),
            None,
        )
    if path.parts[0] == HAND_OVERS and len(path.parts) > 1:
        return next((one for one in audiences_of(case) if safe_name(one.hand_over) == path.parts[1]), None)
    ids = folders_of_harmed(case).get(harmed) or [one.discussion_id for one in case.discussions]
    named = (one for one in ids if one == meeting or safe_name(one) in path.stem.split(" - "))
    meeting = next(named, ids[0] if harmed else "")
    if path.parts[0] != AGENCIES:
        return Audience(Reader.PROFESSIONAL, meeting=meeting)
    agency = next((one for one in EVERY if safe_name(one) == path.parts[1]), None)
    return Audience(Reader.PROFESSIONAL, meeting=meeting, agency=agency) if agency else None
