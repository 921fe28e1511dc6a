from threading import Thread

done = False


def work():
    global done
    done = True


thread = Thread(target=work)
thread.start()
while not done:
    pass
print("done")
