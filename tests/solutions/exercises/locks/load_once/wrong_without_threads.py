# says: starts none
print("So oft geladen: 1")
