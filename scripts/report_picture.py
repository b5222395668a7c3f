"""Draw docs/images/report.webp, a look at the report of an invented article: `python scripts/report_picture.py`.

Needs the package in plugins/newsmodel-report and Chromium; `make browser` installs both.
"""

import base64
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from chromium import Chromium  # noqa: E402 - beside the tests

import newsmodel  # noqa: E402

SEED = ROOT / "seeds" / "08-demand-rejected" / "input.txt"
PICTURE = ROOT / "docs" / "images" / "report.webp"


def main() -> None:
    """The article in its report, with the pointer on a quote."""
    with tempfile.TemporaryDirectory() as folder, Chromium() as browser:
        report = Path(folder) / "seed.report.html"
        newsmodel.write(newsmodel.extract(next(newsmodel.read(SEED))), report)
        page = browser.open(report, width=1080, height=720, prefers_color_scheme="light")
        page.point(".text mark.quote[data-r=q1]")
        page.until("!document.querySelector('#card').hidden")
        page.run("window.scrollTo({top: document.querySelector('.story').offsetTop - 30, behavior: 'instant'})")
        PICTURE.parent.mkdir(exist_ok=True)
        PICTURE.write_bytes(base64.b64decode(page.picture(kind="webp")))
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
