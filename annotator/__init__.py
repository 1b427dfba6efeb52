"""The Django project: settings, wiring and the bundled servers; it knows nothing of the product's domain."""

import os

# An engine's matrices are small: more threads would only wait for each other. numpy reads this when it is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
