"""What a letter may not say on a channel, as findings."""
