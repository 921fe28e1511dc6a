from threading import Thread, local

mine = local()
mine.value = "main"


def work(name):
    mine.value = name
    print(name == mine.value)


threads = [Thread(target=work, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(mine.value)
