import threading

done = []


def work():
    done.append(1)


threading.Thread(target=work, daemon=True).start()
for thread in threading.enumerate():
    if thread is not threading.main_thread():
        thread.join()
print(len(done))
