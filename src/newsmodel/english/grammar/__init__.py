"""English as the extractors see it: verbs and their forms, tags, frames, phrases."""
