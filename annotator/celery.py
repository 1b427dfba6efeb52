"""The Celery application: it carries job numbers only; the truth is the Job table."""

import os

from celery import Celery
from kombu import Queue

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")
# One job, one processor: the numeric libraries of an engine would otherwise start a thread for each one.
os.environ.setdefault("OMP_NUM_THREADS", "1")

from django.conf import settings

app = Celery("annotator")
app.conf.update(
    broker_url=settings.CELERY_BROKER_URL,
    broker_connection_retry_on_startup=True,
    broker_transport_options={
        # A job that outlives the visibility timeout would be started twice: ten minutes is the longest a job step may take.
        "visibility_timeout": 3600,
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        "socket_connect_timeout": 3,
        "max_retries": 1,
        "interval_start": 0,
        "interval_max": 1,
        # A free worker looks into the queues in this order: what somebody waits for, then the rest, then training.
        "queue_order_strategy": "priority",
    },
    task_queues=[Queue(name) for name in ("urgent", "celery", "training")],
    task_default_queue="celery",
    task_ignore_result=True,
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_serializer="json",
    accept_content=["json"],
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
    worker_max_tasks_per_child=500,
    task_publish_retry=False,
    task_time_limit=1800,
    beat_schedule_filename=str(settings.STATE_DIR / "beat-schedule"),
    beat_schedule={
        "sweep": {"task": "claims.tasks.sweep", "schedule": float(settings.SWEEP_SECONDS)},
        "learn": {"task": "claims.tasks.learn", "schedule": 6.0 * settings.SWEEP_SECONDS},
    },
)
# Threads of the web server that never made an app must find this one too.
app.set_default()
app.autodiscover_tasks(["claims"])
