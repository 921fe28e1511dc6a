"""Extensions and themes that people have beside ours; the test says what is added."""

project = "Neighbours"
extensions = [
    "myst_nb",
    "sphinx.ext.doctest",
    "sphinx_design",
    "sphinx_gallery.gen_gallery",
    "sphinx_substitution_extensions",
    "sphinx_tabs.tabs",
]
exclude_patterns = ["gallery", "jupyter_execute", "out*", "**sg_execution_times.rst"]
# Beside the page of a script sphinx-gallery writes what can be downloaded.
exclude_patterns += [f"shown/*.{suffix}" for suffix in ("ipynb", "py", "zip")]
# These two stumble over each other: sphinx-codeautolink expects a title in each section.
if tags.has("links"):  # noqa: F821
    extensions.append("sphinx_codeautolink")
    exclude_patterns.append("exercise.rst")
    suppress_warnings = ["toc.excluded"]
else:
    extensions.append("sphinx_exercise")
myst_enable_extensions = ["colon_fence"]
nb_execution_mode = "off"
rst_prolog = ".. |version| replace:: 1.2\n"
sphinx_gallery_conf = {
    "examples_dirs": "gallery",
    "gallery_dirs": "shown",
    "plot_gallery": False,
    "download_all_examples": False,
    "show_memory": False,
    "min_reported_time": 1e9,
}
html_copy_source = False
