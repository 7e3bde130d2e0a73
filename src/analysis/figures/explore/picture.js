// A picture with a button over each of its rows. Arrow keys walk to the nearest button that way, Enter chooses.
// Names of rows come from articles: they are set as text and as attributes, never as HTML.
const DOTS = 1.5; // of the picture, for each of the page's
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function render({ model, el }) {
  const box = document.createElement("div"), image = document.createElement("img");
  box.className = "said-picture";
  box.setAttribute("role", "group");
  box.setAttribute("data-lm-suppress-shortcuts", "true"); // else JupyterLab takes the arrow keys
  image.addEventListener("load", () => { image.style.width = `${image.naturalWidth / DOTS}px`; });
  let buttons = [];

  function choose(button) {
    for (const one of buttons) one.tabIndex = one === button ? 0 : -1;
    button.focus();
  }

  function walk(event) {
    const way = WAYS[event.key], here = buttons.indexOf(event.target);
    if (!way || here < 0) return;
    event.preventDefault();
    const centre = button => {
      const at = button.getBoundingClientRect();
      return [at.left + at.width / 2, at.top + at.height / 2];
    };
    const [x, y] = centre(event.target);
    const far = button => {
      const [u, v] = centre(button), along = (u - x) * way[0] + (v - y) * way[1];
      return along > 1 ? along + 3 * Math.abs((u - x) * way[1] + (v - y) * way[0]) : Infinity;
    };
    const next = buttons.reduce((best, one) => (far(one) < far(best) ? one : best), event.target);
    if (next !== event.target) choose(next);
  }

  function mark() {
    for (const button of buttons) button.setAttribute("aria-pressed", String(+button.dataset.row === model.get("chosen")));
  }

  function draw() {
    image.src = model.get("source");
    image.alt = model.get("alt");
    box.setAttribute("aria-label", model.get("told"));
    buttons = model.get("areas").map(([row, left, top, width, height, name], n) => {
      const button = document.createElement("button");
      button.type = "button";
      button.title = name;
      button.setAttribute("aria-label", name);
      button.dataset.row = row;
      button.tabIndex = n ? -1 : 0;
      Object.assign(button.style, { left: `${100 * left}%`, top: `${100 * top}%`, width: `${100 * width}%`, height: `${100 * height}%` });
      button.addEventListener("click", () => {
        choose(button);
        model.set("chosen", row);
        model.save_changes();
      });
      return button;
    });
    box.replaceChildren(image, ...buttons);
    mark();
  }

  box.addEventListener("keydown", walk);
  model.on("change:areas", draw);
  model.on("change:chosen", mark);
  draw();
  el.append(box);
}

export default { render };
