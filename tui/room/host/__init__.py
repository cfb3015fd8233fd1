"""What a room needs of the machine that it runs on."""
