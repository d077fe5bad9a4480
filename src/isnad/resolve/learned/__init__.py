"""What is learned of annotated news: which candidates stand, and which phrases beside them are theirs."""
