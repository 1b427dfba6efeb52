"""The Django project: settings, wiring and the servers that come with it; no word of the product's domain."""

import os

# An engine's matrices are small: more threads would only wait for each other. numpy reads this when it is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
