"""The bill of materials of a release, in CycloneDX's JSON: `python -m tools.sbom` writes it to dist/.

It lists what constraints-runtime.txt lists, with the licence that each package gives itself. The same
packages give the same bytes.
"""

from __future__ import annotations

import importlib.metadata
import json
import sys
from pathlib import Path
from typing import Any

from pipeline.foundation.release import RELEASE
from tools.runtime import LINUX, ROOT, WINDOWS, needed

_CLASSIFIER = "License :: OSI Approved :: "


def bill_of_materials() -> dict[str, Any]:
    """The bill of materials: the program, and every package that it needs on Linux or on Windows."""
    packages = {**needed(LINUX, "3.11"), **needed(WINDOWS)}
    own = {
        "type": "application",
        "bom-ref": "hsb-paperwork",
        "name": "hsb-paperwork",
        "version": RELEASE,
        "purl": f"pkg:pypi/hsb-paperwork@{RELEASE}",
        "licenses": [{"license": {"id": "MIT"}}],
    }
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": own},
        "components": [_component(name, version) for name, version in sorted(packages.items())],
        "dependencies": [{"ref": "hsb-paperwork", "dependsOn": sorted(packages)}],
    }


def _component(name: str, version: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": "library",
        "bom-ref": name,
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
    }
    licence = licence_of(name)
    return {**found, "licenses": [licence]} if licence else found


def licence_of(name: str) -> dict[str, Any] | None:
    """The licence that an installed package gives itself; None where it gives none or is not installed."""
    try:
        about = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return None
    if "License-Expression" in about:
        return {"expression": about["License-Expression"]}
    named = [one.removeprefix(_CLASSIFIER) for one in about.get_all("Classifier", []) if _CLASSIFIER in one]
    text = about["License"].strip() if "License" in about else ""
    names = named or ([text.splitlines()[0]] if text else [])
    return {"license": {"name": ", ".join(names)}} if names else None


def main(out: Path = ROOT / "dist") -> Path:
    """Write the bill of materials into `out`, and return its path."""
    out.mkdir(exist_ok=True)
    file = out / f"hsb-paperwork-{RELEASE}.cdx.json"
    file.write_text(json.dumps(bill_of_materials(), indent=2) + "\n", encoding="utf-8", newline="\n")
    return file


if __name__ == "__main__":
    sys.stdout.write(f"{main()}\n")
