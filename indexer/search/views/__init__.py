"""What else can be made of the hits than a list."""
