"""An officer at the page: fills in the form that is shown, sends it, and counts what that took."""

from __future__ import annotations

from typing import Any

from lxml import html

from tests.web.site import Browser


class Officer:
    """Somebody who enters a case.

    `answers`: how many fields were typed or chosen; `clicks`: fields, links and buttons; `pages`: seen.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser, self.answers, self.clicks, self.pages = browser, 0, 0, 0
        self.answer: Any = None

    def open(self, path: str) -> Officer:
        """Open an address, as a link does."""
        self.answer = self.browser.get(path)
        assert self.answer.status_code == 200, self.answer.text
        self.clicks += 1
        self.pages += 1
        return self

    def begin(self) -> Officer:
        """Begin a new case."""
        return self.open("/entry").open("/entry/row?sheet=details")

    @property
    def groups(self) -> int:
        """How many rows the page asks for together."""
        names = [one.name for one in self.page.forms[0].inputs if one.name]
        return sum(name.endswith(".role") for name in names)

    @property
    def page(self) -> Any:
        """The page that is shown."""
        return html.fromstring(self.answer.text)

    @property
    def heading(self) -> str:
        """Its heading."""
        return " ".join(self.page.xpath("//h1")[0].text_content().split())

    def link(self, words: str) -> Officer:
        """Follow the first link with these words."""
        found = [one for one in self.page.xpath("//a") if words in " ".join(one.text_content().split())]
        assert found, f"no link {words!r} on {self.heading}"
        return self.open(found[0].get("href"))

    def save(self, then: str = "next", **answers: Any) -> Officer:
        """Answer the form, by field or, where it asks for several rows, by row and field, and send it."""
        form = next(one for one in self.page.forms if one.get("method") == "post")
        given = self._values(form)
        for name, value in answers.items():
            key = "q." + name.replace("__", ".")
            assert key in {one.name for one in form.inputs}, f"{self.heading} does not ask {key}"
            given[key] = value
            self.answers += 1
            self.clicks += len(value) if isinstance(value, list) else 1
        self.clicks += 1
        given["then"] = then
        del given["form_token"]
        sent = self.browser.post(form.action, given)
        assert sent.status_code == 303, html.fromstring(sent.text).xpath("//main")[0].text_content()
        self.answer = self.browser.get(sent.headers["location"])
        self.pages += 1
        return self

    @staticmethod
    def _values(form: Any) -> dict[str, Any]:
        """What the form would send as it is shown."""
        values: dict[str, Any] = {}
        for one in form.inputs:
            if one.get("type") in ("radio", "checkbox"):
                if one.get("checked") is not None:
                    values.setdefault(one.name, []).append(one.get("value"))
            elif one.name and one.tag != "button":
                value = (one.value or "").removeprefix("\n")
                values[one.name] = value
        return values
