"""A sample case while it is built: its records so far, its dates, and what most steps need to write."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cached_property
from random import Random
from typing import Any, TypeVar

from pipeline.foundation.dates import day_of
from pipeline.foundation.working_days import add_working_days, is_working_day
from pipeline.model import (
    Action,
    Attendance,
    Blank,
    Case,
    CaseDetails,
    ChronologyEntry,
    Record,
    Section,
    codes,
)
from pipeline.procedure.sample.branches import BRANCHES, Branch
from pipeline.procedure.sample.names import Names, staff_list
from pipeline.procedure.sample.voices import Answer, Voices, voices_of
from pipeline.procedure.sample.wording import Heading, Said, Voice
from pipeline.procedure.sample.wording.measures import ENTRIES
from pipeline.procedure.sample.wording.rows import ROLES
from pipeline.procedure.sample.wording.tasks import TASKS, Task

R = TypeVar("R", bound=Record)

#: The share of chronology entries whose words for the family, or for the child, nobody has written.
_WITHOUT_WORDS = 0.12


class CaseStory:
    """One case while it is built. What is after `as_of` has not happened: it may be arranged, but no more."""

    def __init__(
        self, number: int, key: str, branch: Branch, as_of: date, earlier: Case | None = None
    ) -> None:
        """`key` decides everything that is left to chance. `earlier`: a closed case of the same child."""
        self.number, self.key, self.branch, self.as_of = number, key, branch, as_of
        self.rng = Random(key)  # noqa: S311 - invented cases, not secrets
        self.earlier = earlier
        self.case_id = f"C-{number:04d}"
        self.names = Names(self.rng, taken=[one.name for one in earlier.family] if earlier else ())
        self.surname = self.names.surname()
        self.child_name = self.names.person(self.surname)
        if earlier is not None:
            self.child_name = str(earlier.details.child_name)
            self.surname = self.child_name.split()[-1]
        self.social_worker = self.names.staff()
        self.chair = f"{self.names.chair()}, service manager"
        self.minute_taker = f"{self.names.staff()}, business support"
        self.rows: dict[str, list[Any]] = defaultdict(list)
        self.closed_on: date | None = None
        self.answers: dict[tuple[str, int], Answer] = {}
        self.born: date | None = None
        self._counts: dict[str, int] = defaultdict(int)
        self._chances: dict[str, Random] = {}

    def enter(self, kind: type[R], /, **values: Any) -> R:
        """Add a record of a kind, with the Case ID where the kind has one. Returns the record."""
        if "case_id" in kind.fields:
            values["case_id"] = self.case_id
        record = kind(**values)
        self.rows[kind.collection].append(record)
        return record

    def finished(self, details: CaseDetails) -> Case:
        """The case, once every step is done."""
        self.rows["chronology"].sort(key=lambda entry: moment_of(entry.event_at))
        rows: dict[str, Any] = {name: tuple(records) for name, records in self.rows.items()}
        return Case(details=details, staff=staff_list(), **rows)

    def new_id(self, prefix: str) -> str:
        """The next reference with this prefix; no other case has it."""
        self._counts[prefix] += 1
        return f"{prefix}-{self.number:04d}{self._counts[prefix]:02d}"

    # Chance.

    @property
    def is_first(self) -> bool:
        """Whether the case is the first of its branch, which shows the branch and little else."""
        return self.number <= len(BRANCHES)

    def chance(self, what: str) -> Random:
        """A source of chance of its own for one question, so that nothing else in the case depends on it."""
        if what not in self._chances:
            self._chances[what] = Random(f"{self.key} {what}")  # noqa: S311
        return self._chances[what]

    def lapses(self, what: str, share: float) -> bool:
        """Whether something goes amiss this time, as it does in this share of the times."""
        return self.chance(what).random() < share

    # Time.

    def timed(self, when: datetime) -> date:
        """The moment; its day alone in a case without times."""
        return when.date() if self.branch.dates_only else when

    def past(self, when: date) -> bool:
        """Whether a day is not after the date of the sample."""
        return day_of(when) <= self.as_of

    def if_past(self, when: date) -> date | Blank:
        """The day, or not recorded where it is in the future."""
        return when if self.past(when) else Blank.NOT_RECORDED

    def working_day(self, start: date, days: int) -> date:
        """The first working day at least `days` calendar days after `start`."""
        day = day_of(start) + timedelta(days=days)
        return day if is_working_day(day) else add_working_days(day, 1)

    def at(self, day: date) -> date:
        """A time in the working hours of `day`; the day alone in a case without times."""
        if self.branch.dates_only:
            return day
        return datetime.combine(day, time(self.rng.randint(9, 15), self.rng.choice((0, 15, 30, 45))))

    def held(self, when: date) -> dict[str, Any]:
        """The fields of a meeting at `when`: held, or only arranged where that is in the future."""
        return {
            "arranged_for": when,
            "held_at": self.if_past(when),
            "mode": codes.MODE[self.rng.choice(("meeting", "video"))],
            "chair": self.chair,
            "minute_taker": self.minute_taker,
        }

    def issued(self, when: date, days: tuple[int, ...] = (1, 1, 1, 3, 5)) -> date | Blank:
        """When the record of a meeting was issued: some working days after it."""
        return self.if_past(self.at(add_working_days(when, self.rng.choice(days))))

    # What was written down.

    @cached_property
    def voices(self) -> Voices:
        """How the case speaks to its family, once the child is described."""
        assert self.born is not None
        branch, chance = self.branch, self.chance("words for the family")
        assessed = branch.aim == "yes" and not branch.declined
        others = [day for one in self.rows["linked_children"] if (day := day_of(one.dob)) is not None]
        return voices_of(self.born, others, chance, looked_after=branch.looked_after, assessed=assessed)

    def write(
        self,
        owner: str,
        wording: Sequence[Heading],
        when: date,
        odd: Mapping[int, Mapping[str, Any]] | None = None,
        *,
        by_record: bool = False,
    ) -> None:
        """Fill in every heading of a piece of paperwork. `odd`: the fields that differ, by heading number.

        `by_record`: one row of Releases says that the family may read it, instead of each heading's own. The
        words for the family follow at the end, when the case is known (`family_words`).
        """
        slots = self.slots(when, self.rng)
        decided = {} if by_record else self.released(when)
        for number, heading in enumerate(wording, start=1):
            answer = Answer(heading.answer(self.rng), heading.well, slots, day_of(when))
            values: dict[str, Any] = {"text_professional": answer.to(Voice.PROFESSIONALS)}
            if heading.is_for_family:
                self.answers[owner, number] = answer
                values |= decided
            values |= (odd or {}).get(number, {})
            self.enter(Section, belongs_to=owner, section_no=number, **values)

    def released(self, when: date) -> dict[str, Any]:
        """The chair's decision that a family may read something."""
        return {"release": codes.RELEASE["yes"], "release_by": self.chair, "release_on": day_of(when)}

    def slots(self, when: date, rng: Random) -> dict[str, str]:
        """What replaces the places in braces of a text that was written at `when`."""
        incidents = [one.event_at for one in self.rows["chronology"] if one.entry_type == "incident"]
        return self.voices.slots(when, rng, incidents)

    def said(self, one: Said, when: date, names: tuple[str, str, str]) -> dict[str, str]:
        """Up to three fields with what was said at `when`: for professionals, parents and the child."""
        slots, voices = self.voices.people_at(when), (Voice.PROFESSIONALS, Voice.PARENTS)
        texts = [one.to(voice).format_map(slots) for voice in (*voices, self.voices.child_at(when))]
        return {name: text for name, text in zip(names, texts, strict=True) if text}

    def give_tasks(
        self, owner: str, when: date, count: int, tasks: Sequence[Task] = TASKS, *, by_record: bool = False
    ) -> None:
        """Add actions: most of the older ones are done, sometimes late or no longer needed."""
        for task in self.rng.sample(tasks, count):
            due = add_working_days(when, self.rng.choice((2, 5, 10, 20)))
            done = add_working_days(due, self.rng.choice((-1, 0, 0, 0, 2)))
            outcome = "done" if self.past(done) else "open"
            if self.past(due) and self.rng.random() < 0.06:
                outcome = "dropped"
            words = self.said(task.said, when, ("task", "family_wording", "child_wording"))
            self.enter(
                Action,
                action_id=self.new_id("A"),
                belongs_to=owner,
                owner=task.owner.format_map(self.voices.people_at(when)),
                owner_agency=codes.AGENCY[task.agency],
                due=due,
                done_on=done if outcome == "done" else Blank.NOT_RECORDED,
                status=codes.ACTION_STATUS[outcome],
                **{"family_wording": Blank.NOT_APPLICABLE, "child_wording": Blank.NOT_APPLICABLE} | words,
                **(self.released(when) if task.said.parents and not by_record else {}),
            )

    def attend(self, owner: str, *agencies: str, social_worker: str = "", held: bool = True) -> None:
        """Add one person from each agency; those who are not always needed sometimes send apologies."""
        for agency in agencies:
            came = "yes" if agency in ("CSC", "Police", "YOS", "IRO") or self.rng.random() < 0.9 else "no"
            self.enter(
                Attendance,
                meeting_id=owner,
                agency=codes.AGENCY[agency],
                role=ROLES[agency],
                invited=True,
                excluded=False,
                name=(social_worker or self.social_worker) if agency == "CSC" else self.names.staff(),
                attended=codes.ATTENDED[came] if held else Blank.NOT_RECORDED,
            )

    def attend_as_family(self, owner: str, *, held: bool = True, **first: Any) -> None:
        """Add the child and the adults of the family. `first`: the fields that differ for the first adult."""
        adults = [one for one in self.rows["family"] if one.relationship not in ("young", "sibling")]
        came = codes.ATTENDED["yes"] if held else Blank.NOT_RECORDED
        for place, person in enumerate(adults):
            values: dict[str, Any] = {"attended": came, "excluded": False} | (first if place == 0 else {})
            self.enter(
                Attendance,
                meeting_id=owner,
                agency=codes.AGENCY["Parent"],
                role=person.relationship.label,
                name=person.name,
                person_id=person.person_id,
                invited=True,
                **values,
            )
        self.enter(
            Attendance,
            meeting_id=owner,
            agency=codes.AGENCY["Child"],
            role="Young person",
            name=self.child_name,
            invited=True,
            attended=came,
            excluded=False,
        )

    def note(self, kind: str, when: date, entry_type: str, **more: Any) -> None:
        """Add an entry to the chronology, which a family may read unless `more` says otherwise."""
        if self.past(when):
            values = {"source_agency": codes.AGENCY["CSC"], **self.released(when)} | more
            words = self.said(
                self.rng.choice(ENTRIES[kind]), when, ("summary", "summary_family", "summary_child")
            )
            for name in ("summary_family", "summary_child"):
                if self.lapses("words are not written", _WITHOUT_WORDS):
                    words.pop(name, None)
            self.enter(
                ChronologyEntry,
                entry_id=self.new_id("E"),
                event_at=when,
                entry_type=codes.ENTRY_TYPE[entry_type],
                **words,
                **values,
            )


def moment_of(when: date) -> datetime:
    """A moment to sort by: a date without a time comes first in its day."""
    return when if isinstance(when, datetime) else datetime.combine(when, time.min)
