"""What a shop's work came to: asked of the store, counted by `domain/figures`; how each number's cases are found."""
