import threading
import zipfile
from pathlib import Path

Path("mydata.txt").write_text("data")


class AsyncZip(threading.Thread):
    def __init__(self, infile, outfile):
        super().__init__()
        self.infile = infile
        self.outfile = outfile

    def run(self):
        with zipfile.ZipFile(self.outfile, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(self.infile)
        print("Finished background zip of:", self.infile)


background = AsyncZip("mydata.txt", "myarchive.zip")
background.start()
print("The main program continues to run in foreground.")
background.join()
print("Main program waited until background was done.")
