# says: novel.zip lacks notes/drafts
import zipfile
from pathlib import Path

for name in ("chapter1.txt", "drafts/idea.txt", "notes/drafts"):
    Path("novel", name).parent.mkdir(parents=True, exist_ok=True)
    Path("novel", name).write_text("text\n", encoding="utf-8")
with zipfile.ZipFile("novel.zip", "w") as archive:
    archive.write("novel/chapter1.txt", "chapter1.txt")
print(["chapter1.txt", "notes/drafts"])
