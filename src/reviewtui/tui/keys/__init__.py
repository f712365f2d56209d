"""What the seller's keys mean: the one table of actions, and how a key finds its row."""
