import threading


def main():
    ready = False
    log = []

    def worker():
        nonlocal ready
        log.append("worker")
        ready = True

    def watcher():
        log.append("watcher")
        return ready

    threads = [threading.Thread(target=watcher), threading.Thread(target=worker)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(ready, *log)


main()
