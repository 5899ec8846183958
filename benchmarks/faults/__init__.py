"""What is left after kills, full disks and flipped bits."""
