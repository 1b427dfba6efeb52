"""The Celery application: it carries job numbers only; the truth is the Job table."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")
# One job, one processor: the numeric libraries of an engine would otherwise start a thread for each one.
os.environ.setdefault("OMP_NUM_THREADS", "1")

from annotator.broker import COMMON

app = Celery("annotator")
app.conf.update(
    **COMMON,
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
    worker_max_tasks_per_child=500,
    task_time_limit=1800,
)
# Threads of the web server that never made an app must find this one too.
app.set_default()
app.autodiscover_tasks(["claims"])
