# says: anna.txt
for name in ("anna.txt", "ben.txt", "cleo.jpg"):
    print(name)
