"""Who acts, speaks or is spoken of: names, roles, descriptions and pronouns to actors."""
