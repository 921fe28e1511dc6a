# says: Fehlgeschlagen: Future
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor() as pool:
    job = pool.submit(int, "keine Angabe")
print("Fehlgeschlagen:", type(job).__name__)
