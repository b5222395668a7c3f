"""How Sphinx builds this folder: `make docs`, with warnings as errors."""

from newsmodel.version import __version__

project = "newsmodel"
author = "The newsmodel authors"
release = version = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton"]
source_suffix = {".md": "markdown"}
myst_heading_anchors = 3
myst_enable_extensions = ["deflist"]

html_theme = "furo"
html_title = f"newsmodel {version}"
html_show_copyright = False
html_copy_source = False
copybutton_prompt_text = "$ "
copybutton_copy_empty_lines = False

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
autodoc_class_signature = "separated"
napoleon_use_ivar = True
napoleon_google_docstring = True
add_module_names = False
suppress_warnings = ["ref.python"]  # attribute names such as `start` are not unique, and no links
default_role = "code"
