"""What a review says: danger, law, causes of anger, and what Amazon may remove it for."""
