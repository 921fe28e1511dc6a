/* A field for a program: it indents, numbers its lines, and marks the line of an error. */

const INDENT = "    ";

class Editor {
  constructor(changed) {
    this.changed = changed;
    this.numbers = make("div", { class: "gl-numbers", "aria-hidden": "true" });
    this.help = make("p", { class: "gl-keys", id: "gl-editor-keys" }, say("editorKeys"));
    this.field = make("textarea", {
      class: "gl-program",
      rows: "18",
      spellcheck: "false",
      autocapitalize: "off",
      autocomplete: "off",
      wrap: "off",
      "aria-label": say("program"),
      "aria-describedby": "gl-editor-keys",
      oninput: () => this.refresh(true),
      onscroll: () => this.follow(),
      onkeydown: (event) => this.key(event),
    });
    this.element = make("div", {}, make("div", { class: "gl-editor" }, this.numbers, this.field), this.help);
    this.leaving = false;
  }

  get text() {
    return this.field.value;
  }

  set text(text) {
    this.field.value = text;
    this.refresh(false);
  }

  /* Number the lines; what a program does is known of the text alone that was run. */
  refresh(typed) {
    const lines = this.text.split("\n").length;
    if (typed) this.mark(null);
    if (this.numbers.childElementCount !== lines) {
      this.numbers.replaceChildren(
        ...Array.from({ length: lines }, (_, index) => make("span", {}, String(index + 1))),
      );
    }
    this.follow();
    if (typed) this.changed();
  }

  follow() {
    this.numbers.style.transform = `translateY(${-this.field.scrollTop}px)`;
  }

  /* Mark a line, from 1, and bring it into view; null: none. */
  mark(line) {
    this.numbers.querySelector(".gl-fault")?.classList.remove("gl-fault");
    this.field.removeAttribute("aria-invalid");
    const number = line && this.numbers.children[line - 1];
    if (!number) return;
    number.classList.add("gl-fault");
    this.field.setAttribute("aria-invalid", "true");
    const middle = number.offsetTop - this.field.clientHeight / 2;
    if (number.offsetTop < this.field.scrollTop || number.offsetTop > this.field.scrollTop + this.field.clientHeight - 24)
      this.field.scrollTop = middle;
  }

  /* Tab indents; after Escape it leads on, so that nobody without a mouse is caught here. */
  key(event) {
    if (event.key === "Escape") {
      this.leaving = true;
      return;
    }
    if (event.key === "Tab" && !this.leaving && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      this.shift(event.shiftKey);
    } else if (event.key === "Enter" && !event.isComposing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.newLine();
    } else if (event.key !== "Shift" && event.key !== "Tab") {
      this.leaving = false;
    }
  }

  newLine() {
    const { selectionStart, value } = this.field;
    const before = value.slice(value.lastIndexOf("\n", selectionStart - 1) + 1, selectionStart);
    const deeper = /:\s*(#.*)?$/.test(before) ? INDENT : "";
    this.insert(`\n${/^ */.exec(before)[0]}${deeper}`);
  }

  shift(back) {
    const { selectionStart, selectionEnd, value } = this.field;
    if (!back && selectionStart === selectionEnd) {
      this.insert(INDENT);
      return;
    }
    const first = value.lastIndexOf("\n", selectionStart - 1) + 1;
    const block = value.slice(first, selectionEnd);
    const moved = back ? block.replace(/^ {1,4}/gm, "") : block.replace(/^(?=.)/gm, INDENT);
    this.field.setSelectionRange(first, selectionEnd);
    this.insert(moved);
    if (selectionStart !== selectionEnd) this.field.setSelectionRange(first, first + moved.length);
  }

  /* As if it were typed, so that the browser can undo it. */
  insert(text) {
    if (!(text === "" ? document.execCommand("delete") : document.execCommand("insertText", false, text))) {
      const { selectionStart, selectionEnd } = this.field;
      this.field.setRangeText(text, selectionStart, selectionEnd, "end");
      this.refresh(true);
    }
  }
}
