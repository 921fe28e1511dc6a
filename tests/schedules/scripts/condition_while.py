from threading import Condition, Thread

items = []
condition = Condition()


def take(name):
    with condition:
        while not items:
            condition.wait()
        print(name, len(items))
        items.pop()


takers = [Thread(target=take, args=(name,), name=name) for name in ("a", "b")]
for taker in takers:
    taker.start()
with condition:
    items.append(1)
    condition.notify_all()
with condition:
    items.append(2)
    condition.notify_all()
