import logging
import threading


class Printing(logging.Handler):
    def emit(self, record):
        print(f"{record.threadName}: {record.getMessage()}")


logging.basicConfig(handlers=[Printing()], level=logging.INFO)


def serve():
    logging.info("Guten Tag!")


till = threading.Thread(target=serve, name="die Kasse")
logging.info("Wir öffnen.")
till.start()
till.join()
logging.info("Wir schließen.")
