"""Broker settings shared by web, workers and clock: address, queues, and how often a lost connection is retried."""

from django.conf import settings
from kombu import Queue

# A free worker looks into the queues in this order: what somebody waits for, then the rest, then training.
QUEUES = ("urgent", "celery", "training")

COMMON: dict[str, object] = {
    "broker_url": settings.CELERY_BROKER_URL,
    "broker_connection_retry_on_startup": True,
    "broker_transport_options": {
        # A job that outlives the visibility timeout would be started twice; `task_time_limit` ends one after half of that.
        "visibility_timeout": 3600,
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        "socket_connect_timeout": 3,
        "max_retries": 1,
        "interval_start": 0,
        "interval_max": 1,
        "queue_order_strategy": "priority",
    },
    "task_queues": [Queue(name) for name in QUEUES],
    "task_default_queue": "celery",
    "task_ignore_result": True,
    "task_serializer": "json",
    "accept_content": ["json"],
    "task_publish_retry": False,
}
