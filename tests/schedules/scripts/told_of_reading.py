import threading
class Loud:
    def __getattribute__(self, name):
        print("an attribute was read")
        return object.__getattribute__(self, name)
loud = Loud()
kept = [loud]
def work(what):
    found = kept
    other = what
    if other is None:
        pass
thread = threading.Thread(target=work, args=(loud,))
thread.start()
again = loud
kept.append(again)
thread.join()
print("end")
