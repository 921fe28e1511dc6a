from concurrent.futures import ThreadPoolExecutor


def say(word):
    print(word)


with ThreadPoolExecutor(max_workers=2) as pool:
    pool.submit(say, "a")
    pool.submit(say, "b")
