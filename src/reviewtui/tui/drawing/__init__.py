"""How lines of text become cells: pieces, tones, wrapping, colours."""
