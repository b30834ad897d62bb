"""What a line computes from its own numbers, by the words in front of them."""
