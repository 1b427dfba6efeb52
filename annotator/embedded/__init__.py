"""PostgreSQL, Valkey, the web and worker processes of one machine, started and stopped with the standard library only."""
