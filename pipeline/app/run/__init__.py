"""What run_documents is made of: its request and result, what has changed, and the move into outputs/."""
