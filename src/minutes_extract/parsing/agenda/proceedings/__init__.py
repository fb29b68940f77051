"""What is done under an item: who says, moves, votes and must do what."""
