#!/bin/sh
# Become one of the product's processes: web, worker, beat, or a management command.
set -eu

# A secret may come as a file, so that it shows in no process list and no inspection of the container.
for name in SECRET_KEY DATABASE_URL BROKER_URL ONRECORD_EXTERNAL_KEY; do
  file="$(printenv "${name}_FILE" || true)"
  if [ -n "$file" ]; then
    export "$name=$(cat "$file")"
  fi
done

# Uploads wait here while they arrive: not in /tmp, which is memory.
if [ -n "${ONRECORD_STATE:-}" ]; then
  export TMPDIR="${TMPDIR:-$ONRECORD_STATE/tmp}"
  mkdir -p "$TMPDIR"
fi

case "${1:-web}" in
  web | worker | beat) exec python -m annotator.embedded serve "${1:-web}" ;;
  manage)
    shift
    exec python manage.py "$@"
    ;;
  *)
    echo "Say web, worker, beat, or manage COMMAND; not: $1" >&2
    exit 64
    ;;
esac
