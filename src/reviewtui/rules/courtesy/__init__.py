"""How far a letter has come: apology, acknowledgement, solution, and which complaints it answers."""
