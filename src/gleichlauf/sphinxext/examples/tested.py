"""Which versions of Python the examples of a site have passed with, for its pages to say.

What a page says comes from the record of real runs, and of exactly the example that it shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from weakref import WeakKeyDictionary

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from gleichlauf.regular_file import content
from gleichlauf.run.record import RecordError, content_hash, minor_versions, read_record
from gleichlauf.sphinxext.examples.kept import pages
from gleichlauf.sphinxext.versions import app_of, document_name
from gleichlauf.sphinxext.authors.listing import Fault, Place
from gleichlauf.sphinxext.authors.warn import warn

_versions: WeakKeyDictionary[BuildEnvironment, Mapping[str, tuple[str, ...]]] = WeakKeyDictionary()


def record_path(app: Sphinx) -> Path:
    """Return where the record of a project is, if it has one."""
    return Path(app.confdir, app.config.gleichlauf_tested_with)


def tested_with(env: BuildEnvironment, text: str) -> tuple[str, ...]:
    """Return the versions with which an example has passed whose file has this text.

    They are such as ``3.13``: the record knows the patch releases as well.
    """
    if env not in _versions:
        _versions[env] = _read(record_path(app_of(env)))
    return _versions[env].get(content_hash(text), ())


def _read(path: Path) -> Mapping[str, tuple[str, ...]]:
    try:
        record = read_record(content(path).decode("utf-8"))
    except FileNotFoundError:
        return {}  # a project need not have one
    except RecordError as error:
        warn(Fault(error.reason, Place(str(path), error.line), "tested"))
        return {}
    except (OSError, UnicodeDecodeError) as error:
        reason = f"this record cannot be read, so no page names a version of Python: {error}"
        warn(Fault(reason, Place(str(path), 1), "tested"))
        return {}
    return {entry.content: minor_versions(entry.versions) for entry in record.values()}


def depend_on_record(app: Sphinx, doctree: nodes.document) -> None:
    """Have a page with examples read again when the record of their runs changes."""
    path = record_path(app)
    if document_name(app.env) in pages(app.env) and path.is_file():
        app.env.note_dependency(str(path))
