"""What the machine does for the rest: files on the disk, processes, limits of time and memory."""
