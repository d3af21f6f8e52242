// SPDX-License-Identifier: GPL-3.0-or-later
// dom.js: elements from names, attributes and children. Text goes in as text nodes only;
// nothing here or elsewhere parses markup, so names of entities cannot become any.

const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, run] of Object.entries(value)) element.addEventListener(event, run);
    else if (name === "style") for (const [property, to] of Object.entries(value)) element.style.setProperty(property, to);
    else element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
  return element;
}

export const el = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
export const svg = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

export function refill(element, ...children) {
  element.replaceChildren();
  return fill(element, null, children);
}

export const button = (text, run, attributes) =>
  el("button", { type: "button", ...attributes, on: { click: run } }, text);

// Icons of a few strokes each, 20 × 20.
const ICONS = {
  search: "M9 3a6 6 0 1 0 0 12A6 6 0 0 0 9 3zM13.5 13.5 18 18",
  filter: "M3 5h14M6 10h8M8.5 15h3",
  close: "M5 5l10 10M15 5 5 15",
  moon: "M16 12.5A7 7 0 0 1 7.5 4a7 7 0 1 0 8.5 8.5z",
  sun: "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M4 16l1.4-1.4M14.6 5.4 16 4",
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  fit: "M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4",
  help: "M7.2 7.5a2.8 2.8 0 1 1 4.3 2.4c-.9.6-1.5 1.100-1.500 2.100M10 15.200v.3",
  back: "M12 4l-6 6 6 6",
  target: "M10 2v4M10 14v4M2 10h4M14 10h4M10 5.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9z",
};
export const icon = (name) => svg("svg", { viewBox: "0 0 20 20", class: "icon", "aria-hidden": "true" }, svg("path", { d: ICONS[name] }));

// A text cut for a title or a table cell.
export const clip = (text, size) => ([...text].length > size ? [...text].slice(0, size - 1).join("") + "…" : text);
