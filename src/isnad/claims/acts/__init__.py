"""Acts of words that no verb names: what somebody does by saying it."""
