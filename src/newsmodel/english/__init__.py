"""Built-in extractors for English: word lists, grammar, actors, quotes, proposals."""
