"""Who said what, who wants whom to do what, and where does it say so."""
