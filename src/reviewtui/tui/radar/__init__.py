"""The radar on screen: a word in the header, a sheet with every burst, and the note that one is mended."""
