"""The Django project: settings, wiring and the servers that come with it; no word of the product's domain."""

import os

# One job, one processor: the numeric libraries of an engine would otherwise start a thread for each one. They read this when
# they are first imported.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
