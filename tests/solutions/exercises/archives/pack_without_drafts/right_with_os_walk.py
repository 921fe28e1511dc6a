import os
import zipfile
from pathlib import Path

for name in ("chapter1.txt", "drafts/idea.txt", "notes/drafts"):
    Path("novel", name).parent.mkdir(parents=True, exist_ok=True)
    Path("novel", name).write_text("text\n", encoding="utf-8")
packed = []
with zipfile.ZipFile("novel.zip", "w") as archive:
    for place, folders, names in os.walk("novel"):
        folders[:] = sorted(set(folders) - {"drafts"})
        for name in sorted(names):
            member = os.path.relpath(os.path.join(place, name), "novel")
            archive.write(os.path.join(place, name), member)
            packed.append(member.replace(os.sep, "/"))
print(packed)
