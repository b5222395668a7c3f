"""Who said what: attributions, content, speakers."""
