#!/usr/bin/env python
"""Run Django's commands with this project's settings."""

import os
import secrets
import sys

from django.core.management import execute_from_command_line

# They read and write files alone, so nothing that they do is signed with the key that the settings ask for.
FILES_ALONE = {"suggest_jsonl", "train_engine", "evaluate_engines"}

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")
    if FILES_ALONE & set(sys.argv[1:2]):
        os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(64))
    execute_from_command_line(sys.argv)
