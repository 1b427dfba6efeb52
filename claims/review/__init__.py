"""The sixth stage: how far people agree; adjudication has its place here."""
