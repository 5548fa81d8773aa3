"""Draft the templates: `python -m templates.draft` from the project's folder.

The draft of a document is the function of its name, in any file of templates/drafting/: to add one,
add a file. Officers may go on from there in Word.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path

from pipeline.foundation.plugins import plugins_in
from templates import drafting
from templates.drafting.look import page_of
from templates.drafting.pieces import Draft


def draft_of(document: str) -> Callable[[Draft], None]:
    """Return the function that drafts a document's template.

    Raises LookupError, saying what to write, where there is none.
    """
    for entry in pkgutil.iter_modules(drafting.__path__):
        module = importlib.import_module(f"{drafting.__name__}.{entry.name}")
        found = vars(module).get(document)
        if found is not None and getattr(found, "__module__", "") == module.__name__:
            function: Callable[[Draft], None] = found
            return function
    raise LookupError(
        f"The document {document} has no draft: write templates/drafting/{document}.py with a function "
        f"{document}(draft)."
    )


def main(folder: Path = Path(__file__).parent) -> None:
    """Write every template into `folder`, and replace those that are there."""
    for document in plugins_in("pipeline.documents"):
        template = draft_of(document.name)
        draft = Draft(page_of(template))
        template(draft)
        draft.save(folder / f"{document.name}.docx")


if __name__ == "__main__":
    main()
