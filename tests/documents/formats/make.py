"""Makes the test documents of this folder from the Beirut summary, with pandoc and LibreOffice.

    python tests/documents/formats/make.py

Needs LibreOffice Writer (Debian: libreoffice-writer-nogui, hyphen-en-gb). The documents are
committed, so that the tests do not need it.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pypandoc

HERE = Path(__file__).parent
SUMMARY = HERE.parents[2] / "corpus" / "2011-09-16-ccm-2msp-beirut.md"
STYLE = """
@page { size: 21cm 29.7cm; margin: 2cm }
body { font-family: 'DejaVu Serif', serif; font-size: 11pt }
"""
PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Summary of the last day – Harbour Library</title>
<script>document.title = "moved";</script><style>nav a { color: red }</style></head>
<body>
<header><a href="/">Harbour Library</a>
<nav><ul><li><a href="/a">About the library</a></li><li><a href="/b">Opening hours</a></li>
<li><a href="/c">Contact us</a></li></ul></nav></header>
<aside><h3>Latest additions</h3><ul><li><a href="/d">A report on silt</a></li>
<li><a href="/e">A map of quays</a></li></ul></aside>
<div id="main"><article>
{body}
</article></div>
<footer><p>© Harbour Library. <a href="/privacy">Privacy</a> <a href="/terms">Terms</a></p></footer>
<script>console.log("counted");</script>
</body>
</html>
"""
PLAIN = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><style>{style}</style></head><body>{body}
"""
HEADER = "Convention on Cluster Munitions – summary of the last day"


def convert(source: Path, target: str, name: str) -> None:
    """Have LibreOffice convert a document, into a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [
                *("soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"),
                *(["--infilter=HTML (StarWriter)"] if source.suffix == ".html" else []),
                *("--convert-to", target, "--outdir", folder, str(source)),
            ],
            check=True,
            stdout=sys.stderr,
        )
        made = next(Path(folder).glob(f"{source.stem}.*"))
        made.replace(HERE / name)


def two_columns(odt: Path) -> None:
    """Set a document in two columns, with a running head, page numbers and hyphens, as a PDF."""
    with tempfile.TemporaryDirectory() as folder:
        flat = Path(folder) / "columns.fodt"
        convert(odt, "fodt", flat.as_posix())
        text = flat.read_text("utf-8")
        columns = '<style:columns fo:column-count="2" fo:column-gap="0.8cm"/>'
        text = text.replace(
            "</style:page-layout-properties>", f"{columns}</style:page-layout-properties>"
        )
        apart = '<style:header-footer-properties fo:min-height="0.5cm" fo:margin-bottom="0.4cm"/>'
        for place in ("header", "footer"):
            text = text.replace(
                f"<style:{place}-style/>", f"<style:{place}-style>{apart}</style:{place}-style>"
            )
        head = f"<style:header><text:p>{HEADER}</text:p></style:header>"
        foot = "<text:p>Page <text:page-number>1</text:page-number></text:p>"
        furniture = f"{head}<style:footer>{foot}</style:footer>"
        text = re.sub(r"(<style:master-page [^>]*)/>", rf"\1>{furniture}</style:master-page>", text)
        text = text.replace('fo:hyphenate="false"', 'fo:hyphenate="true"')
        text = text.replace('fo:language="en" fo:country="US"', 'fo:language="en" fo:country="GB"')
        flat.write_text(text, "utf-8")
        convert(flat, "pdf", "columns.pdf")


def main() -> None:
    """Make all documents."""
    body = pypandoc.convert_text(SUMMARY.read_text("utf-8"), "html5", "commonmark_x-smart")
    (HERE / "beirut.html").write_text(PAGE.replace("{body}", body), "utf-8")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "beirut.html"
        page.write_text(PLAIN.format(style=STYLE, body=body), "utf-8")
        convert(page, "odt:writer8", "beirut.odt")
    for target in ("docx", "rtf", "pdf", "txt:Text (encoded):UTF8"):
        convert(HERE / "beirut.odt", target, f"beirut.{target.partition(':')[0]}")
    two_columns(HERE / "beirut.odt")
    locked = "pdf:writer_pdf_Export:" + json.dumps(
        {
            "EncryptFile": {"type": "boolean", "value": "true"},
            "DocumentOpenPassword": {"type": "string", "value": "harbour"},
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        note = Path(folder) / "locked.txt"
        note.write_text("Norway asked for a night boat.", "utf-8")
        convert(note, locked, "locked.pdf")


if __name__ == "__main__":
    main()
