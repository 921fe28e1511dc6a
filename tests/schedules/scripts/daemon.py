from threading import Thread


def tick():
    for number in range(3):
        print("tick", number)


Thread(target=tick, daemon=True).start()
print("end")
