"""Reading a document from a file, whatever the file turns out to be."""

from __future__ import annotations

from pathlib import Path

from gleichlauf.documents.block import CodeBlock, Document
from gleichlauf.documents.markdown import markdown
from gleichlauf.documents.notebook import NotebookError, notebook
from gleichlauf.documents.restructured import restructured
from gleichlauf.regular_file import content

SUFFIXES = (".md", ".mdx", ".rst", ".ipynb")
"""The documents that are read, by the end of their names."""

LARGEST = 32 * 1024 * 1024
"""Files of more bytes are not read; a notebook with pictures has a few million."""


def read_document(path: Path) -> Document:
    """Read the code blocks of a document. What cannot be read is a fault of the result."""
    try:
        text = content(path, LARGEST).decode("utf-8-sig")
        return Document(path, parse_document(text, path.suffix))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        byte = error.object[error.start : error.start + 1].hex()
        reason = f"the byte 0x{byte} is not valid UTF-8; save the file as UTF-8"
        return Document(path, fault=reason, fault_line=line)
    except NotebookError as error:
        return Document(path, fault=str(error), fault_line=error.line)
    except OSError as error:
        return Document(path, fault=f"the file cannot be read: {error.strerror or error}")


def parse_document(text: str, suffix: str) -> tuple[CodeBlock, ...]:
    """Return the code blocks of a document's text, in order; empty ones are left out.

    Raises `NotebookError` for the text of an ``.ipynb`` that is no notebook.
    """
    match suffix:
        case ".ipynb":
            blocks = notebook(text)
        case ".rst" | ".txt":
            blocks = restructured(text)
        case _:
            blocks = markdown(text)
    return tuple(block for block in blocks if block.text)
