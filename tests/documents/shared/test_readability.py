"""The prompt on how easy a text is to read."""

from __future__ import annotations

from pipeline.documents.shared.readability import Readability, prompt_of, readability_of


def test_the_figures_of_a_text_counted_by_hand():
    # 4 + 5 = 9 words in 2 sentences; 14 + 21 = 35 letters: grade 4.71 * 35/9 + 0.5 * 4.5 - 21.43 = -0.86.
    found = readability_of(["We met with you. Your plan begins this spring."])
    assert found == Readability(average=4.5, longest=5, age=5, unexplained=())


def test_a_harder_text_has_a_higher_reading_age():
    text = (
        "Multi-agency professionals subsequently undertook comprehensive deliberations concerning "
        "appropriate safeguarding "
        "arrangements, notwithstanding considerable uncertainty regarding implementation."
    )
    hard, easy = readability_of([text]), readability_of(["We talked about how to keep you safe."])
    assert hard is not None
    assert easy is not None
    assert hard.age > 20 > 9 > easy.age


def test_lines_and_texts_end_a_sentence_and_a_number_does_not():
    found = readability_of(["It costs 3.50 a day\nNext line", "Another text"])
    assert found is not None
    assert (found.average, found.longest) == (3, 5)


def test_abbreviations_that_the_document_does_not_explain_are_named_once():
    found = readability_of(["The AIM report went to CAMHS and YOS. CAMHS agreed."], ["AIM assessment"])
    assert found is not None
    assert found.unexplained == ("CAMHS", "YOS")


def test_where_nothing_is_written_there_is_no_figure():
    assert readability_of([]) is None
    assert readability_of(["...", "  "]) is None


def test_the_prompt_says_what_to_aim_for():
    said = prompt_of(Readability(average=17.6, longest=31, age=13, unexplained=("CAMHS",)), 15)
    assert said == (
        "its sentences have 18 words on average (aim for 15 or fewer), and 31 in the longest. "
        "The reading age is about 13 (aim for 9 to 11). Explain or write out: CAMHS."
    )
