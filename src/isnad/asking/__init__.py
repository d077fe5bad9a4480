"""Asking a language model what a report claims: what is sent, what comes back, what of it stands.

Nothing that a model says is believed. It points at words; whatever is not found in the report, word
for word or in a normal form that leads back to the stored words, is rejected with a reason.
"""
