"""The built-in input formats, one module or package each."""
