"""Reviews over the network: one client for all declared services."""
