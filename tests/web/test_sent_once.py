"""A form that enters something is entered once, however often it is sent."""

from __future__ import annotations

import asyncio

from starlette.responses import RedirectResponse, Response

from pipeline.web.sent_once import SentOnce


def test_two_sendings_at_once_are_entered_once_and_lead_to_one_place():
    entered = []

    async def enter():
        entered.append(1)
        await asyncio.sleep(0.01)
        return RedirectResponse(f"/entered/{len(entered)}", 303)

    async def both():
        once = SentOnce()
        return await asyncio.gather(once.answer("n", enter), once.answer("n", enter))

    answers = asyncio.run(both())
    assert entered == [1]
    assert [one.headers["location"] for one in answers] == ["/entered/1"] * 2


def test_what_was_not_entered_is_tried_again_and_a_form_without_a_number_each_time():
    answers = iter([Response("no", 422), RedirectResponse("/one", 303), RedirectResponse("/two", 303)])

    async def enter():
        return next(answers)

    async def all_of_them():
        once = SentOnce()
        return [await once.answer(number, enter) for number in ("n", "n", "n", "")]

    found = asyncio.run(all_of_them())
    assert [one.status_code for one in found] == [422, 303, 303, 303]
    assert [one.headers["location"] for one in found[1:]] == ["/one", "/one", "/two"]
