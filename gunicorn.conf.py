"""How gunicorn serves Dateline. It reads this file by itself where it is started; what its command line says goes first."""

import logging
import time
from threading import Thread

worker_class = "gthread"
threads = 8
loglevel = "warning"


def post_worker_init(_worker: object) -> None:
    """A new worker reads the collection at once, so that the first reader after a start need not wait for it."""
    Thread(target=read_index, name="index", daemon=True).start()


def read_index() -> None:
    from django.db import connection

    from events.queries.index import index

    start = time.perf_counter()
    try:
        size = len(index().pks)
    except Exception:  # the tables are not there yet, the database is away: the first request says so properly
        logging.getLogger("timeline.start").warning("The index could not be read at the start.", exc_info=True)
    else:
        spent = time.perf_counter() - start
        logging.getLogger("timeline.start").info("Read the index of %d events in %.1f s", size, spent)
    finally:
        connection.close()
