"""K01 to K40 the slow way: from the workbook's own sheets, with pandas, sharing no code with the program.

Each function gives (day, answer) pairs: Yes, No, In progress, Not recorded, a word of a list, or a number;
("waits", number) where something still waits. It holds to the catalogue's definitions, for records as the
sample makes them.
"""

from __future__ import annotations

from pathlib import Path

import holidays
import numpy as np
import pandas as pd

IN_PROGRESS, NOT_RECORDED = "In progress", "Not recorded"
_OFF = np.array(
    sorted(holidays.country_holidays("GB", subdiv="ENG", years=range(2015, 2040))), dtype="datetime64[D]"
)
BLANKS = ["Not applicable", "Not known", "Not recorded", "Not asked", "Withheld"]
ENDED_AT_ONCE = ["No further action", "Early help"]


class Workbook:
    """The sheets of one workbook as pandas reads them, blanks as missing, and the day taken as today."""

    def __init__(self, path: Path, today: str) -> None:
        sheets = pd.read_excel(path, sheet_name=None, engine="calamine", dtype=object)
        self.sheets = {name: frame.mask(frame.isin(BLANKS)) for name, frame in sheets.items()}
        self.raw = sheets
        self.today = pd.Timestamp(today)
        cases = self.sheets["Cases"]
        closed = cases[cases["Status"] == "Closed"]
        self.closed = dict(zip(closed["Case ID"], pd.to_datetime(closed["Closed on"]), strict=True))

    def __getitem__(self, name):
        return self.sheets[name]

    def past(self, due):
        return due.normalize() < self.today

    def judged(self, case, due, done):
        """Met, missed, still to come, or no longer due because the case was closed before."""
        due, done = pd.Timestamp(due), pd.Timestamp(done) if pd.notna(done) else None
        if done is not None:
            return [(due, "No" if done.normalize() > due.normalize() else "Yes")]
        closed = self.closed.get(case)
        if closed is not None and due.normalize() >= closed:
            return []
        return [(due, NOT_RECORDED if closed is not None or self.past(due) else IN_PROGRESS)]

    def displayed(self):
        frame = self["Strategy discussions"]
        return frame[frame["About"] == "The child who displayed the behaviour"]

    def attendance(self, meeting, agency):
        frame = self["Attendance"]
        if not hasattr(self, "_by_meeting"):
            self._by_meeting = dict(list(frame.groupby("Meeting ID")))
        rows = self._by_meeting.get(meeting, frame.iloc[:0])
        return rows[rows["Agency"].isin([agency] if isinstance(agency, str) else agency)]

    def invited(self, meeting, agency):
        rows = self.attendance(meeting, agency)
        if ((rows["Invited"] == "Yes") | rows["Attended"].isin(["Yes", "Part of the meeting"])).any():
            return "Yes"
        return "No" if (rows["Invited"] == "No").any() else NOT_RECORDED


def working_days_on(day, number):
    return pd.Timestamp(
        np.busday_offset(np.datetime64(pd.Timestamp(day), "D"), number, roll="backward", holidays=_OFF)
    )


def working_days_between(first, last):
    one = np.timedelta64(1, "D")
    first, last = (np.datetime64(pd.Timestamp(day), "D") for day in (first, last))
    return int(np.busday_count(first + one, last + one, holidays=_OFF)) if last > first else 0


def london(moment):
    return pd.Timestamp(moment).tz_localize("Europe/London")


def hours_after(moment, hours):
    return (london(moment) + pd.Timedelta(hours=hours)).tz_localize(None)


def hours_from_to(first, last):
    return (london(last) - london(first)).total_seconds() / 3600


def _answering(b, referral):
    held = b.displayed()
    held = held[(held["Case ID"] == referral["Case ID"]) & held["Held at"].notna()]
    held = held[pd.to_datetime(held["Held at"]) >= pd.Timestamp(referral["Received at"])]
    return pd.to_datetime(held["Held at"]).min() if len(held) else None


def _first_discussions(b):
    for _, one in b["Referrals"].dropna(subset="Received at").iterrows():
        held = _answering(b, one)
        child = b["Linked children"]
        named = ((child["Referral"] == one["Referral ID"]) & (child["Part"] == "Child harmed")).any()
        ended = one["Decision"] == "No further action" and one["Crime concern"] != "Yes" and not named
        if held is not None or not ended:
            yield one, held


def _is_decided(b, owner, what):
    """Whether the sheet Not done says why something is not done, and who decided."""
    rows = b["Not done"].dropna(subset=["Reason", "Decided by"])
    return ((rows["Belongs to"] == owner) & rows["What is not done"].str.startswith(what)).any()


def _is_a_day(moment):
    """Whether a cell has a day without a time."""
    return pd.Timestamp(moment) == pd.Timestamp(moment).normalize()


def _instants(moment):
    """The first and the last instant that a cell can mean: the whole day, where it has no time."""
    last = pd.Timestamp(moment) + (
        pd.Timedelta(hours=23, minutes=59, seconds=59) if _is_a_day(moment) else pd.Timedelta(0)
    )
    return london(moment), london(last)


def _within_24_hours(b, case, received, held):
    """By the hour where both times are known; otherwise only where no time of day could matter."""
    due = pd.Timestamp(received) + pd.Timedelta(days=1) if _is_a_day(received) else hours_after(received, 24)
    if held is None:
        return b.judged(case, due, None)
    (first, last), (earliest, latest), day = _instants(received), _instants(held), pd.Timedelta(hours=24)
    sure, never = latest - first <= day, earliest - last > day
    return [(due, "Yes" if sure else "No" if never else NOT_RECORDED)]


def k01(b):
    found = []
    for one, held in _first_discussions(b):
        if held is None and _is_decided(b, one["Referral ID"], "R01 "):
            found.append((hours_after(one["Received at"], 24), "No"))
        else:
            found += _within_24_hours(b, one["Case ID"], one["Received at"], held)
    return found


def _of_children_harmed(b):
    discussions = b["Strategy discussions"]
    for _, child in b["Linked children"].iterrows():
        if child["Part"] != "Child harmed":
            continue
        own = discussions[
            (discussions["About"] == "A child harmed")
            & (
                (discussions["Link ID"] == child["Link ID"])
                | (discussions["Discussion ID"] == child["Own strategy discussion"])
            )
        ]
        if pd.notna(child["Home authority"]) and not len(own):
            continue
        held = pd.to_datetime(own["Held at"].dropna()).min() if own["Held at"].notna().any() else None
        referrals = b["Referrals"][b["Referrals"]["Case ID"] == child["Case ID"]]
        received = pd.to_datetime(referrals["Received at"])
        before = received[received <= held] if held is not None else received
        yield child, (before if len(before) else received).max(), held


def k02(b):
    found = []
    for child, received, held in _of_children_harmed(b):
        found += _within_24_hours(b, child["Case ID"], received, held)
    return found


def k03(b):
    found, now = [], b.today + pd.Timedelta(hours=23, minutes=59)
    for one, held in _first_discussions(b):
        due = hours_after(one["Received at"], 24)
        if _is_a_day(one["Received at"]) or (held is not None and _is_a_day(held)):
            found.append((due, NOT_RECORDED))
        elif held is not None:
            found.append((due, hours_from_to(one["Received at"], held)))
        elif _is_decided(b, one["Referral ID"], "R01 "):
            found.append((due, NOT_RECORDED))
        elif b.closed.get(one["Case ID"]) is None:
            found.append((due, ("waits", hours_from_to(one["Received at"], now))))
        else:
            # Closed with nothing held: it waits no longer. It is shown apart unless it was not due any more.
            found += b.judged(one["Case ID"], due, None)
    return found


def _timed(b, frame, since, done, due):
    found = []
    for _, one in frame.dropna(subset=since).iterrows():
        found += b.judged(one["Case ID"], due(one[since]), one[done])
    return found


def k04(b):
    return _timed(b, b["Referrals"], "Received at", "Decided at", lambda day: working_days_on(day, 1))


def k05(b):
    found = []
    for _, one in b.displayed().dropna(subset="Held at").iterrows():
        judged = b.judged(one["Case ID"], working_days_on(one["Held at"], 1), one["Minutes issued at"])
        found += [(one["Held at"], answer) for _, answer in judged]
    return found


def k06(b):
    frame = b["AIM assessments"].merge(
        b["Strategy discussions"], left_on="Strategy discussion", right_on="Discussion ID"
    )
    found = []
    for _, one in frame.dropna(subset="Held at").iterrows():
        if pd.notna(one["Planning meeting on"]):
            found.append((one["Held at"], working_days_between(one["Held at"], one["Planning meeting on"])))
        elif one["Family's response"] != "Declined":
            so_far = ("waits", working_days_between(one["Held at"], b.today))
            found.append((one["Held at"], NOT_RECORDED if one["Case ID_x"] in b.closed else so_far))
    return found


def k07(b):
    frame = b["AIM assessments"]
    frame = frame[~((frame["Family's response"] == "Declined") & frame["Report final on"].isna())]
    found = []
    for _, one in frame.dropna(subset="Planning meeting on").iterrows():
        due, closed = (
            pd.Timestamp(one["Planning meeting on"]) + pd.Timedelta(days=56),
            b.closed.get(one["Case ID"]),
        )
        if pd.isna(one["Report final on"]) and closed is not None and due + pd.Timedelta(days=14) >= closed:
            continue
        done = one["Report final on"]
        kept = pd.Timestamp(done) <= due if pd.notna(done) else None
        found.append(
            (due, "Yes" if kept else "No" if kept is False else NOT_RECORDED if b.past(due) else IN_PROGRESS)
        )
    return found


def k08(b):
    first = pd.to_datetime(b["Reviews"].set_index("AIM ID")["Held at"].dropna()).groupby(level=0).min()
    found = []
    for _, one in b["AIM assessments"].dropna(subset="Report final on").iterrows():
        held = first.get(one["AIM ID"])
        if held is not None:
            found.append((one["Report final on"], working_days_between(one["Report final on"], held)))
        else:
            so_far = ("waits", working_days_between(one["Report final on"], b.today))
            found.append((one["Report final on"], NOT_RECORDED if one["Case ID"] in b.closed else so_far))
    return found


def k09(b):
    reviews, found = b["Reviews"], []
    for _, one in reviews.dropna(subset="Date first set").iterrows():
        found += b.judged(one["Case ID"], one["Date first set"], one["Held at"])
    for _, one in reviews[reviews["Date first set"].isna()].dropna(subset="Held at").iterrows():
        found.append((pd.Timestamp(one["Held at"]).normalize(), NOT_RECORDED))
    for case, own in reviews.groupby("Case ID"):
        if own["Held at"].notna().all():
            last = own.loc[pd.to_datetime(own["Held at"]).idxmax()]
            if pd.notna(last["Next review"]):
                found += b.judged(case, last["Next review"], None)
    return found


def k10(b):
    frame = b["Referrals"]
    frame = frame[~(frame["Decision"].isin(ENDED_AT_ONCE) & frame["Single assessment concluded on"].isna())]
    return _timed(
        b, frame, "Received at", "Single assessment concluded on", lambda day: working_days_on(day, 45)
    )


def k11(b):
    frame = b["Section 47 and conferences"].merge(
        b["Strategy discussions"],
        left_on="Strategy discussion that began it",
        right_on="Discussion ID",
        suffixes=("", "_sd"),
    )
    outcome = frame["Outcome"].notna() & (frame["Outcome"] != "Initial child protection conference")
    none = (frame["Conference not required"] == "Yes") | outcome
    return _timed(
        b,
        frame[~(none & frame["Conference on"].isna())],
        "Held at",
        "Conference on",
        lambda day: working_days_on(day, 15),
    )


def _plans(b):
    frame = b["Section 47 and conferences"]
    return frame[frame["Conference outcome"] == "Child protection plan"]


def _while_there_is_a_plan(b, one, due, done):
    ends = [day for day in (one["Child protection plan to"], b.closed.get(one["Case ID"])) if pd.notna(day)]
    if pd.isna(done) and ends:
        return [] if due >= min(map(pd.Timestamp, ends)) else [(due, NOT_RECORDED)]
    return b.judged(one["Case ID"], due, done)


def k12(b):
    found = []
    for _, one in _plans(b).dropna(subset="Conference on").iterrows():
        found += _while_there_is_a_plan(
            b, one, working_days_on(one["Conference on"], 10), one["First core group on"]
        )
    return found


def k13(b):
    found = []
    for _, one in _plans(b).dropna(subset="Conference on").iterrows():
        due = pd.Timestamp(one["Conference on"]) + pd.DateOffset(months=3)
        found += _while_there_is_a_plan(b, one, due, one["First review conference on"])
    return found


def k14(b):
    meetings, found = b["Meetings"], []
    conferences = meetings[
        (meetings["Kind of meeting"] == "Review child protection conference") & meetings["Held at"].notna()
    ]
    for _, one in _plans(b).dropna(subset="First review conference on").iterrows():
        own = pd.to_datetime(conferences[conferences["Case ID"] == one["Case ID"]]["Held at"]).dt.normalize()
        named = [
            pd.Timestamp(day)
            for day in (one["First review conference on"], one["Latest review conference on"])
            if pd.notna(day)
        ]
        days = sorted({day for day in [*own, *named] if day >= named[0]})
        for day, following in zip(days, [*days[1:], None], strict=True):
            found += _while_there_is_a_plan(b, one, day + pd.DateOffset(months=6), following)
    return found


def _looked_after_reviews(b):
    """Each case, and what its looked-after reviews give, first, second and later."""
    meetings = b["Meetings"]
    reviews = meetings[(meetings["Kind of meeting"] == "Looked-after review") & meetings["Held at"].notna()]
    for _, case in b["Cases"].iterrows():
        held = sorted(pd.to_datetime(reviews[reviews["Case ID"] == case["Case ID"]]["Held at"]))
        if case["Looked after"] != "Yes" and not held:
            continue
        found, began = [], case["Looked after from"]
        if pd.notna(began):
            found += b.judged(case["Case ID"], working_days_on(began, 20), held[0] if held else None)
        for number, day in enumerate(held):
            following = held[number + 1] if number + 1 < len(held) else None
            if following is None and case["Looked after"] == "No":
                continue
            due = day.normalize() + pd.DateOffset(months=3 if number == 0 else 6)
            found += b.judged(case["Case ID"], due, following)
        yield case["Case ID"], found


def k15(b):
    first = pd.to_datetime(b["Referrals"].dropna(subset="Received at").set_index("Case ID")["Received at"])
    first = first.dt.normalize().groupby(level=0).min()
    return [
        one
        for case, reviews in _looked_after_reviews(b)
        for one in reviews
        if case not in first or one[0].normalize() >= first[case]
    ]


def k16(b):
    held = b.displayed()
    both = set(held[held["Held at"].notna()]["Case ID"])
    found = []
    for child, received, own in _of_children_harmed(b):
        due = hours_after(received, 24)
        ours = b.judged(child["Case ID"], due, None)
        if own is not None:
            found.append((due, "Yes" if child["Case ID"] in both else "No"))
        else:
            found += ours
    return found


def _invitations(b, frame, answer):
    """Meetings held, by their day; meetings arranged are in progress until then, unless all is recorded."""
    found = []
    for _, one in frame.iterrows():
        if pd.notna(one["Held at"]):
            found.append((one["Held at"], answer(one)))
        elif pd.notna(one["Arranged for"]):
            told = answer(one)
            day = pd.Timestamp(one["Arranged for"])
            found.append(
                (day, "Yes" if told == "Yes" else "No" if told == "No" and b.past(day) else IN_PROGRESS)
            )
    return found


def k17(b):
    def answer(one):
        told = [
            b.invited(one["Discussion ID"], agency)
            for agency in ("Police", "Youth Offending Service", "Children's social care", "Health")
        ]
        return "No" if "No" in told else NOT_RECORDED if NOT_RECORDED in told else "Yes"

    return _invitations(b, b.displayed(), answer)


def k18(b):
    found = []
    for _, one in b.displayed().dropna(subset="Held at").iterrows():
        rows = [
            b.attendance(one["Discussion ID"], agency)["Attended"]
            for agency in ("Children's social care", "Police", "Health")
        ]
        if all(came.isin(["Yes", "Part of the meeting"]).any() for came in rows):
            found.append((one["Held at"], "Yes"))
        else:
            found.append(
                (
                    one["Held at"],
                    "No" if any(len(came) and (came == "No").all() for came in rows) else NOT_RECORDED,
                )
            )
    return found


#: By the program's name, and by that of the sample's council.
HSB_TEAM = ("Harmful sexual behaviour team", "Virtual harmful sexual behaviour team")


def k19(b):
    return _invitations(b, b.displayed(), lambda one: b.invited(one["Discussion ID"], HSB_TEAM))


def _answered(b, owner, number):
    frame = b["Document sections"]
    if not hasattr(b, "_sections"):
        text = b.raw["Document sections"]["Text for professionals"]  # "Not known" is an answer to a heading
        said = frame["Why not applicable"].notna() | (
            text.notna() & ~text.isin(["Not applicable", "Not recorded"])
        )
        b._sections = (
            frame[said]
            .groupby("Belongs to")["Heading number"]
            .agg(lambda found: {int(one) for one in found})
            .to_dict()
        )
    return set(range(1, number + 1)) <= b._sections.get(owner, set())


def k20(b):
    found = []
    for _, one in b.displayed().dropna(subset="Held at").iterrows():
        both = [one["Chronology shared"], one["Temporary risk management strategy agreed"]]
        said = both == ["Yes", "Yes"]
        decided = pd.notna(one["Section 47 enquiry"]) and pd.notna(one["AIM assessment"])
        led = one["AIM assessment"] != "Yes" or pd.notna(one["AIM lead"])
        found.append(
            (
                one["Held at"],
                "No"
                if "No" in both
                else "Yes"
                if said and decided and led and _answered(b, one["Discussion ID"], 3)
                else NOT_RECORDED,
            )
        )
    return found


def _complete(b, frame, day, owner, number):
    found = []
    for _, one in frame.dropna(subset=day).iterrows():
        when, closed = pd.Timestamp(one[day]), b.closed.get(one["Case ID"])
        if _answered(b, one[owner], number):
            found.append((when, "Yes"))
        elif closed is None or when.normalize() < closed:
            found.append((when, NOT_RECORDED if b.past(when) or closed is not None else IN_PROGRESS))
    return found


def k21(b):
    frame = b["Meetings"]
    return _complete(b, frame[frame["Makes the plan"] == "Yes"], "Held at", "Meeting ID", 14)


def k22(b):
    return _complete(b, b["AIM assessments"], "Report final on", "AIM ID", 10)


def k23(b):
    found = []
    for _, one in b["AIM assessments"].dropna(subset="Planning meeting on").iterrows():
        own = b["Assessors"][b["Assessors"]["AIM ID"] == one["AIM ID"]]
        lacking = [
            column for column in ("Social work qualified", "AIM trained") if not (own[column] == "Yes").any()
        ]
        sure = [column for column in lacking if len(own) and (own[column] == "No").all()]
        day = one["Planning meeting on"]
        found.append(
            (
                day,
                "Yes"
                if not lacking
                else "No"
                if sure
                else NOT_RECORDED
                if b.past(pd.Timestamp(day))
                else IN_PROGRESS,
            )
        )
    return found


def _after_28_days(b, answer):
    found = []
    for _, one in b["AIM assessments"].dropna(subset="Report final on").iterrows():
        day = pd.Timestamp(one["Report final on"]) + pd.Timedelta(days=28)
        said = answer(one)
        found.append((day, IN_PROGRESS if day > b.today else said))
    return found


def k24(b):
    return _after_28_days(b, lambda one: "Yes" if pd.notna(one["Read through on"]) else NOT_RECORDED)


def k25(b):
    copies, people = b["Copies given"], b["Family members"]

    def answer(one):
        own = people[(people["Case ID"] == one["Case ID"]) & (people["Relationship"] != "Brother or sister")]
        given = set(copies[(copies["Belongs to"] == one["AIM ID"]) & copies["Given at"].notna()]["Person ID"])
        settled = len(own) and (own["Person ID"].isin(given) | own["Reason if not"].notna()).all()
        settled = settled or _is_decided(b, one["AIM ID"], "R26 ")
        return "Yes" if settled else NOT_RECORDED

    return _after_28_days(b, answer)


def k26(b):
    def answer(one):
        version = one["Child-friendly version"]
        if pd.isna(version) or (version == "Considered, not needed" and pd.isna(one["Reason"])):
            return NOT_RECORDED
        return "No" if version == "Not yet considered" else "Yes"

    return _after_28_days(b, answer)


def k27(b):
    held = pd.concat(
        [
            b["Strategy discussions"].set_index("Discussion ID")["Held at"],
            b["Meetings"].set_index("Meeting ID")["Held at"],
            b["Reviews"].set_index("Review ID")["Held at"],
        ]
    )
    rows = b["Attendance"][b["Attendance"]["Excluded"] == "Yes"]
    said = rows[["Ground for exclusion", "Reason for exclusion", "Reason discussed with all"]]
    whole, refused = said.notna().all(axis=1), said["Reason discussed with all"] == "No"
    answers = np.select([refused, whole], ["No", "Yes"], NOT_RECORDED)
    return list(zip(rows["Meeting ID"].map(held), map(str, answers), strict=True))


def k28(b):
    looked_after = b["Cases"][b["Cases"]["Looked after"] == "Yes"].set_index("Case ID")["Looked after from"]
    frame = b["Reviews"][b["Reviews"]["Case ID"].isin(looked_after.index)]
    frame = frame[
        [
            not (
                pd.notna(one["Held at"])
                and pd.Timestamp(one["Held at"]) < pd.Timestamp(looked_after[one["Case ID"]])
            )
            for _, one in frame.iterrows()
        ]
    ]
    return _invitations(b, frame, lambda one: b.invited(one["Review ID"], "Independent Reviewing Officer"))


def k29(b):
    found = []
    disabled = b["Cases"][b["Cases"]["Disability"].notna() & (b["Cases"]["Disability"] != "No disability")]
    for case in disabled["Case ID"]:
        met = [
            (row["Held at"], b.invited(row[key], "Education"))
            for frame, key in (
                (b.displayed(), "Discussion ID"),
                (b["Meetings"][b["Meetings"]["Makes the plan"] == "Yes"], "Meeting ID"),
            )
            for _, row in frame[(frame["Case ID"] == case) & frame["Held at"].notna()].iterrows()
        ]
        aims = b["AIM assessments"]
        for _, row in aims[(aims["Case ID"] == case) & aims["Planning meeting on"].notna()].iterrows():
            said = row["Education involved"]
            if pd.notna(said) or pd.notna(row["Report final on"]):
                met.append((row["Planning meeting on"], said if pd.notna(said) else NOT_RECORDED))
        if met:
            told = {answer for _, answer in met}
            day = min(pd.Timestamp(day) for day, _ in met)
            found.append((day, "No" if "No" in told else NOT_RECORDED if NOT_RECORDED in told else "Yes"))
    return found


def _asked_without_a_time(b, began, done):
    """Counted 28 days later: by what is recorded, or as not recorded."""
    day = pd.Timestamp(began).normalize() + pd.Timedelta(days=28)
    return day, IN_PROGRESS if day > b.today else done or NOT_RECORDED


def _is_reviewed_wholly(plan, event):
    """Whether the rows of one plan, by version, say that every measure was looked at on that day or later."""
    agreed, looked_at = (pd.to_datetime(plan[name]) for name in ("Agreed on", "Reviewed on"))
    since = plan[agreed >= event]
    before = plan if since.empty else plan[agreed < event]
    old = before[before["Version"] == before["Version"].max()]
    not_yet = (~(looked_at.loc[old.index] >= event)).sum()
    return not_yet <= (since.groupby("Version").size().max() if len(since) else 0)


def k30(b):
    found = []
    for _, one in (
        b["Chronology"][b["Chronology"]["Further incident"] == "Yes"]
        .dropna(subset="Date of event")
        .iterrows()
    ):
        plans = (
            b["Safety plans"][b["Safety plans"]["Case ID"] == one["Case ID"]]
            if "Case ID" in b["Safety plans"]
            else None
        )
        if plans is None:
            plans = b["Safety plans"][b["Safety plans"]["Plan ID"].str[3:7] == one["Entry ID"][2:6]]
        event = pd.Timestamp(one["Date of event"])
        seen = [_is_reviewed_wholly(rows, event.normalize()) for _, rows in plans.groupby("Plan ID")]
        found.append(_asked_without_a_time(b, event, "Yes" if seen and all(seen) else None))
    return found


def k31(b):
    frame = b["Meetings"]
    frame = frame[(frame["Makes the plan"] == "Yes") & frame["Plan agreed on"].notna()]
    frame = frame[b.raw["Meetings"].loc[frame.index, "DBS question"] != "Not applicable"]
    return [
        (day, NOT_RECORDED if pd.isna(said) else "No" if said == "Not considered" else "Yes")
        for day, said in zip(frame["Plan agreed on"], frame["DBS question"], strict=True)
    ]


def k32(b):
    found = []
    for _, one in b["Section 47 and conferences"].iterrows():
        if pd.notna(one["Ended on"]):
            found.append((one["Ended on"], one["Route"] if pd.notna(one["Route"]) else NOT_RECORDED))
        elif pd.notna(one["Started on"]):
            found.append((one["Started on"], NOT_RECORDED if one["Case ID"] in b.closed else IN_PROGRESS))
    return found


def k33(b):
    aims = b["AIM assessments"]
    declined = set(aims[aims["Family's response"] == "Declined"]["Strategy discussion"])
    words = {"Yes": "Agreed", "No": "Not suitable", "Deferred": "Deferred"}
    found = []
    for _, one in b.displayed().dropna(subset="Held at").iterrows():
        said = one["AIM assessment"]
        if pd.notna(said):
            found.append(
                (
                    one["Held at"],
                    "Declined by the family" if one["Discussion ID"] in declined else words[said],
                )
            )
        elif b.raw["Strategy discussions"].loc[one.name, "AIM assessment"] != "Not applicable":
            found.append((one["Held at"], NOT_RECORDED))
    return found


def k34(b):
    aims, found = b["AIM assessments"], []
    for _, one in aims[aims["Family's response"].isin(["Declined", "Partly accepted"])].iterrows():
        day, done = one["Declined on"], one["Safeguarding response considered on"]
        settled = pd.notna(done) and pd.notna(one["Safeguarding response"])
        if pd.notna(day):
            found.append(_asked_without_a_time(b, day, "Yes" if settled else None))
        elif settled:
            found.append((done, "Yes"))
    return found


def _held_reviews(b):
    frame = b["Reviews"].dropna(subset="Held at")
    return frame.assign(when=pd.to_datetime(frame["Held at"])).sort_values("when", kind="stable")


def k35a(b):
    frame, found = b["Reviews"], []
    begun = set(
        frame[frame["Intervention"].isin(["Under way", "Completed as planned", "Ended early"])]["Case ID"]
    )
    for case, own in _held_reviews(b)[lambda one: one["Intervention plan agreed"] == "Yes"].groupby(
        "Case ID"
    ):
        said = (frame["Case ID"] == case) & frame["Intervention"].notna()
        never = "No" if said.any() else NOT_RECORDED
        found.append(
            (own["when"].iloc[0], "Yes" if case in begun else never if case in b.closed else IN_PROGRESS)
        )
    return found


def k35b(b):
    found = []
    for case, own in _held_reviews(b).dropna(subset="Intervention").groupby("Case ID"):
        ended = own[own["Intervention"].isin(["Completed as planned", "Ended early"])]
        begun = own[own["Intervention"] == "Under way"]
        if len(ended):
            first = ended.iloc[0]
            found.append((first["when"], "Yes" if first["Intervention"] == "Completed as planned" else "No"))
        elif len(begun) and case in b.closed:
            found.append((max(begun["when"].iloc[0], b.closed[case]), NOT_RECORDED))
        elif len(begun):
            found.append((begun["when"].iloc[0], IN_PROGRESS))
    return found


def k36(b):
    """Each review against the first, of which a period counts a child's last (`latest_in`)."""
    return [(day, word) for _, day, word in supervision(b)]


def supervision(b):
    frame = _held_reviews(b)
    level = pd.to_numeric(frame["Level of supervision"].astype("string").str[0])
    first = level.groupby(frame["Case ID"]).transform("first")
    is_first = level.notna() & (level.notna().groupby(frame["Case ID"]).cumsum() == 1)
    words = np.select(
        [level.isna(), is_first, level < first, level == first],
        [NOT_RECORDED, IN_PROGRESS, "Lower", "Same"],
        "Higher",
    )
    return list(zip(frame["Case ID"], frame["when"], map(str, words), strict=True))


def k37(b):
    return [(full, answer) for full, answer, _ in incidents(b)]


def incidents(b):
    """The end of the twelve months of each first plan, its answer, and the days for which it was followed."""
    plans = b["Meetings"][b["Meetings"]["Makes the plan"] == "Yes"]
    plans = plans.assign(when=pd.to_datetime(plans["Plan agreed on"].fillna(plans["Held at"]))).dropna(
        subset="when"
    )
    events = b["Chronology"][b["Chronology"]["Further incident"] == "Yes"]
    found = []
    for case, first in plans.groupby("Case ID")["when"].min().items():
        start = first.normalize()
        full = start + pd.DateOffset(months=12)
        if full > b.today:
            found.append((full, IN_PROGRESS, None))
            continue
        end = max(start, min(full, b.closed.get(case, full)))
        days = pd.to_datetime(events[events["Case ID"] == case]["Date of event"]).dt.normalize()
        inside = days[(days > start) & (days <= end)]
        last = inside.min() if len(inside) else end
        found.append((full, "Yes" if len(inside) else "No", min((last - start).days, 365)))
    return found


def k38(b):
    child = b["Cases"].set_index("Case ID")["Child reference"]
    frame = b["Referrals"].dropna(subset="Received at")
    frame = frame.assign(day=pd.to_datetime(frame["Received at"]).dt.normalize())
    frame["child"] = frame["Case ID"].map(child).fillna(frame["Case ID"])
    found = []
    for _, own in frame.groupby("child"):
        days = sorted(own["day"])
        for before, day in zip([None, *days], days, strict=False):
            found.append(
                (day, "Yes" if before is not None and day <= before + pd.DateOffset(months=12) else "No")
            )
    return found


def k39(b):
    found = []
    for child, received, own in _of_children_harmed(b):
        due, said = hours_after(received, 24), child["Support offered"]
        counted = [(due, NOT_RECORDED)] if own is not None else b.judged(child["Case ID"], due, None)
        found += [
            (day, said if pd.notna(said) and answer == NOT_RECORDED else answer) for day, answer in counted
        ]
    return found


def k40(b):
    frame = b["Reviews"].dropna(subset="Held at")
    said = frame["Child's part in the review"].fillna(NOT_RECORDED)
    return list(zip(frame["Held at"], said, strict=True))


RECKONINGS = {
    name.upper().replace("A", "a").replace("B", "b"): one
    for name, one in list(globals().items())
    if name[0] == "k" and name[1:3].isdigit()
}
