import logging
import sys
import threading

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(threadName)s %(message)s")


def work():
    logging.info("at work")


thread = threading.Thread(target=work, name="worker")
thread.start()
logging.info("goes on")
thread.join()
