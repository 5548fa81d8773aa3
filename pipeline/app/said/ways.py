"""Where a sentence sends its reader: to a command, or to a screen of the page."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.app import run_page


@dataclass(frozen=True, kw_only=True)
class Ways:
    """How a reader does what a sentence asks for, in the words that fit into it.

    `check`: what shows every finding. `check_template`: what shows a template's faults, with {name}.
    `clean`: a sentence on who or what removes old documents. `again`: to make the documents once more.
    `add_documents`: to ask for more documents, with {names}, each after `between`. `everything`: the
    file that names all of a run. `plan`: what writes the
    publication plan. `hand_out`: what publishes a report. `handed_out`: once publishing has succeeded.
    `given`: to record how a copy was given.
    """

    check: str
    check_template: str
    clean: str
    again: str
    add_documents: str
    between: str
    everything: str
    plan: str
    hand_out: str
    handed_out: str
    given: str


COMMANDS = Ways(
    check="'hsb check'",
    check_template="'hsb templates check {name}'",
    clean="See 'hsb clean --help'.",
    again="run the command again",
    add_documents="add --only {names}",
    between=" --only ",
    everything=run_page.FILE_NAME,
    plan="'hsb report --plan' with the same period",
    hand_out="add --hand-out to the same command for the one to send",
    handed_out="the same command has ended with 0",
    given="enter on the sheet Copies given how and on which date",
)
PAGE = Ways(
    check="the marked workbook",
    check_template="the screen Templates, {name}",
    clean="The person who looks after this program can remove them.",
    again="make the documents again",
    add_documents="choose {names} as well",
    between=", ",
    everything=f"{run_page.FILE_NAME} in the folder outputs",
    plan='the button "Choose the plan again"',
    hand_out="choose Publish for the one to send",
    handed_out="you have chosen Publish again and it has succeeded",
    given="record at the copy, on the screen Family copies, how and on which date",
)


def capital(words: str) -> str:
    """The words as a sentence begins."""
    return words[:1].upper() + words[1:]
