/* Elements of the page, and the words of its language. */

const SVG = "http://www.w3.org/2000/svg";

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== undefined && value !== false) element.setAttribute(name, value);
  }
  return element;
}

const make = (tag, attributes, ...children) => {
  const element = set(document.createElement(tag), attributes ?? {});
  element.append(...children.filter((child) => child !== undefined && child !== ""));
  return element;
};

const draw = (tag, attributes, ...children) => {
  const element = set(document.createElementNS(SVG, tag), attributes);
  element.append(...children);
  return element;
};

/* A phrase with its fields filled in. */
const say = (phrase, fields = {}) =>
  WORDS[phrase].replace(/\{(\w+)\}/g, (whole, name) => fields[name] ?? whole);

const list = (items) =>
  items.length < 2
    ? items.join("")
    : say("and", { first: items.slice(0, -1).join(", "), last: items.at(-1) });
