done = 0
for name, size in (("anna.txt", 10), ("ben.txt", 10), ("cleo.jpg", 180)):
    done += size
    filled = done // 10
    print(f"[{'#' * filled}{'.' * (20 - filled)}] {done}/200 {name}")
