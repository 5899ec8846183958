"""What the server does under load: many clients, more than it can take, and slow ones."""
