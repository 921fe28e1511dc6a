"""What tells search engines which pages there are."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from sphinx.application import Sphinx


def write_sitemap(app: Sphinx, exception: Exception | None) -> None:
    """List the pages, and which is which in the other languages.

    The format is that of sitemaps.org, with the links that Google describes under "localized
    versions". Addresses in it are absolute, so there is one only for a site that has an address.
    """
    site_url, languages = app.config.site_url, app.config.site_languages
    if exception or app.builder.name != "html" or not site_url:
        return
    sitemap = ElementTree.Element(
        "urlset",
        {
            "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
            "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
        },
    )
    for name in sorted(app.env.found_docs):
        page = ElementTree.SubElement(sitemap, "url")
        location = ElementTree.SubElement(page, "loc")
        location.text = f"{site_url}/{app.config.language}/{name}.html"
        for code in languages:
            address = f"{site_url}/{code}/{name}.html"
            link = {"rel": "alternate", "hreflang": code, "href": address}
            ElementTree.SubElement(page, "xhtml:link", link)
    ElementTree.indent(sitemap)
    ElementTree.ElementTree(sitemap).write(
        Path(app.outdir, "sitemap.xml"), encoding="utf-8", xml_declaration=True
    )


def write_robots(app: Sphinx, exception: Exception | None) -> None:
    """Allow everything, and name the sitemaps where the site has an address.

    The rules are those of RFC 9309. They hold at the top of a host alone, so ``make html`` takes
    the file there; each language writes the same one.
    """
    if exception or app.builder.name != "html":
        return
    site_url, languages = app.config.site_url, app.config.site_languages
    lines = ["User-agent: *", "Allow: /"]
    if site_url:
        lines += ["", *(f"Sitemap: {site_url}/{code}/sitemap.xml" for code in languages)]
    text = "".join(f"{line}\n" for line in lines)
    Path(app.outdir, "robots.txt").write_text(text, encoding="utf-8")
