/* What has happened, as a table: time downwards, a lane for each thread, waiting hatched. */

function lanes(teller, source, path, at) {
  const { graph } = teller;
  const threads = graph.threads
    .map((_, thread) => thread)
    .filter((thread) => path.some((step) => graph.thread(step.to, thread).exists));
  const head = make(
    "tr",
    {},
    make("th", { scope: "col" }, make("span", { class: "gl-away" }, say("step"))),
    ...threads.map((thread) =>
      make("th", { scope: "col", class: `gl-thread-${thread % 8}` }, teller.name(thread)),
    ),
    make("th", { scope: "col" }, say("values")),
  );
  const waited = new Map();
  const rows = path.map((step, index) => {
    const cells = threads.map((thread) => {
      if (thread === step.thread) {
        const line = graph.thread(step.from, thread).line;
        return make(
          "td",
          { class: `gl-step gl-thread-${thread % 8}` },
          line > teller.offset ? `${teller.line(line)} ` : "",
          make("code", {}, line ? source(line) : say("begins")),
        );
      }
      const { exists, ended, wait, able } = graph.thread(step.to, thread);
      if (!exists || ended) return make("td");
      const words = wait && !able ? teller.waits(wait) : "";
      const again = waited.get(thread) === words;
      waited.set(thread, words);
      return make("td", { class: words ? "gl-waits" : "gl-lives" }, again ? "" : words);
    });
    waited.delete(step.thread);
    const changes = teller
      .values(step.from, step.to, step.thread)
      .map(({ name, value }) => make("li", {}, make("code", {}, `${name} = ${teller.value(value)}`)));
    const text = teller.printed(step.from, step.to);
    if (text) changes.push(make("li", {}, make("samp", {}, text)));
    return make(
      "tr",
      { class: index < at ? (index === at - 1 ? "gl-now" : undefined) : "gl-later" },
      make("th", { scope: "row" }, String(index + 1)),
      ...cells,
      make("td", {}, changes.length ? make("ul", {}, ...changes) : ""),
    );
  });
  return make("table", { class: "gl-lanes" }, make("thead", {}, head), make("tbody", {}, ...rows));
}

/* Threads that wait for each other, drawn as the circle that they are. */
function circle(teller, state) {
  const threads = teller.graph.circle(state);
  if (!threads.length) return "";
  const waits = threads.map((thread) => teller.graph.thread(state, thread).wait);
  const label = threads.map((thread, i) => `${teller.name(thread)} ${teller.waits(waits[i])}`);
  const [width, height] = [320, 190];
  const place = (step, radius) => {
    const angle = Math.PI * (1 + (2 * step) / threads.length);
    return [width / 2 + 1.4 * radius * Math.cos(angle), height / 2 + radius * Math.sin(angle)];
  };
  const svg = draw("svg", {
    class: "gl-circle",
    viewBox: `0 0 ${width} ${height}`,
    role: "img",
    "aria-label": `${label.join("; ")}.`,
  });
  const text = ([x, y], words, attributes = {}) =>
    draw("text", { x, y: y + 4, "text-anchor": "middle", ...attributes }, words);
  threads.forEach((thread, i) => {
    const [x, y] = place(i + 0.5, 68);
    const angle = (180 * (1 + (2 * (i + 0.5)) / threads.length) * Math.PI) / Math.PI;
    svg.append(
      draw("path", { d: "M-7 -6L5 0L-7 6Z", transform: `translate(${x} ${y}) rotate(${angle + 90})` }),
    );
  });
  svg.prepend(draw("ellipse", { cx: width / 2, cy: height / 2, rx: 95, ry: 68 }));
  threads.forEach((thread, i) => {
    const middle = place(i, 68);
    const name = teller.name(thread);
    const half = 4 * name.length + 12;
    svg.append(
      draw("g", { class: `gl-thread-${thread % 8}` },
        draw("rect", { x: middle[0] - half, y: middle[1] - 13, width: 2 * half, height: 26, rx: 6 }),
        text(middle, name)),
    );
    const [x, y] = place(i + 0.5, 68);
    const below = y > height / 2 + 20;
    svg.append(text([x, below ? y + 16 : y - 16], waits[i][1] || "", { class: "gl-what" }));
  });
  return svg;
}
