"""Who wants whom to do what: verbs, nouns and modals that carry it, and all that belongs to it."""
