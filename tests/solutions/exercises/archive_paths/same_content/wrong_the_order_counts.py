# says: Gleicher Inhalt: False
one, two = ["a.txt", "b.txt"], ["b.txt", "a.txt"]
print("Gleiche Bytes:", False)
print("Gleicher Inhalt:", one == two)
