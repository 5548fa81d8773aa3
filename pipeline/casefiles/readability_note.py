"""The prompt on a draft about how easy it is to read, for the person who approves it (F12)."""

from __future__ import annotations

from pipeline.documents import Paper
from pipeline.documents.shared.family_context import words_of
from pipeline.documents.shared.readability import prompt_of, readability_of
from pipeline.model import known

#: The most words that a sentence should have on average (F12).
_WORDS_FOR_A_CHILD, _WORDS_FOR_PARENTS = 15, 20


def reading_prompt_of(paper: Paper, *, is_child: bool) -> str:
    """A prompt on how easy the text written for this reader is to read; empty where there is no text."""
    context = paper.context
    rows = [*context.get("headings", ()), *context.get("disagreements", ())]
    texts = [one[name] for one in rows for name in ("text", "response") if name in one]
    for name in ("actions", "own_actions", "safety_plan", "chronology"):
        texts += [words_of(row) for row in context.get(name, ())]
    found = readability_of(
        [str(one) for one in texts if known(one)], [one["term"] for one in context["glossary"]]
    )
    return prompt_of(found, _WORDS_FOR_A_CHILD if is_child else _WORDS_FOR_PARENTS) if found else ""
