"""Run examples under pytest: ``pytest examples/en -k async_zip``."""
