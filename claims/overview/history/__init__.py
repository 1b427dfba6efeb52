"""The history of a project, for whoever manages it: who did what, and what was deleted can be brought back."""
