from concurrent.futures import ThreadPoolExecutor, as_completed


def square(number):
    return number * number


with ThreadPoolExecutor(max_workers=2) as pool:
    futures = [pool.submit(square, number) for number in (2, 3)]
    for future in as_completed(futures):
        print(future.result())
