"""How the guides are built: `make guides`. The pages in docs/reference/ are written by the program itself."""

import sys
from pathlib import Path

from sphinx.application import Sphinx

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from pipeline.foundation.release import RELEASE  # noqa: E402
from tools.guides import write_reference  # noqa: E402
from tools.guides_page import mend_pages  # noqa: E402

write_reference(HERE / "reference")

project = "Paperwork for the harmful sexual behaviour procedure"
version = release = RELEASE
copyright = ""
language = "en_GB"
html_show_copyright = html_show_sphinx = False
extensions = ["myst_parser", "sphinx_click"]
source_suffix = [".md"]
#: clauses.md links parts of the program with their tests: it is read beside the code. The list of commands
#: is a part of the page on commands.
exclude_patterns = ["clauses.md", "reference/command_list.md"]
highlight_language = "text"
nitpicky = True
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "HSB paperwork"
html_static_path = ["static"]
html_css_files = ["guides.css"]
html_copy_source = False
html_show_sourcelink = False
#: A summary is fetched, which a browser refuses for pages that are files.
html_show_search_summary = False
templates_path: list[str] = []


def setup(app: Sphinx) -> None:
    """Mend the pages once they are built."""
    app.connect("build-finished", lambda app, fault: None if fault else mend_pages(Path(app.outdir)))
