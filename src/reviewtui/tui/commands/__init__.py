"""What a row of the action table does, and what it asks first."""
