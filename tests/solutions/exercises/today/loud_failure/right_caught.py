from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor() as pool:
    job = pool.submit(int, "keine Angabe")
try:
    job.result()
except ValueError as error:
    print("Fehlgeschlagen:", error.__class__.__name__)
