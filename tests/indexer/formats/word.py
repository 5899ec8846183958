"""Small Word documents, made of what stands in their XML."""

import io
import zipfile

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def document(body: str, **parts: str) -> bytes:
    """A document; each part is the content of its root, such as styles, header, comments."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as container:
        container.writestr("[Content_Types].xml", TYPES)
        container.writestr("_rels/.rels", _relations({"officeDocument": "word/document.xml"}))
        container.writestr("word/document.xml", _root("document", f"<w:body>{body}</w:body>"))
        targets = {kind: f"{kind}.xml" for kind in parts}
        container.writestr("word/_rels/document.xml.rels", _relations(targets))
        for kind, content in parts.items():
            container.writestr(f"word/{kind}.xml", _root(kind, content))
    return made.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _relations(targets: dict[str, str]) -> str:
    each = (
        f'<Relationship Id="r{number}" Type="{KIND}{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    return f"{RELATIONS}{''.join(each)}</Relationships>"


def _root(name: str, content: str) -> str:
    spaces = (
        f'xmlns:w="{SPACE}"'
        ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    return f"<w:{name} {spaces}>{content}</w:{name}>"
