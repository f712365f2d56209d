"""Finding patterns of words in a text, whatever they mean: tokens, sets of terms, patterns, languages."""
