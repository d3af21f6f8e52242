// SPDX-License-Identifier: GPL-3.0-or-later
// shapes.js: one WebGL program for nodes of any shape, the same shapes as SVG paths for
// legends, and the colours of the page's two themes.
//
// A node is a triangle that holds its disc (as sigma's own program has it); the fragment
// asks a signed distance of its shape: regular polygons by folding the angle, a square
// with round corners by its box. A ring in the colour of the paper parts neighbours.
// Corners stand written out, not instanced: software renderers draw instances one by one.

import { NodeProgram } from "sigma/rendering";
import { floatColor } from "sigma/utils";
import { svg } from "./dom.js";

const CIRCLE = 0, SQUARE = 1, DIAMOND = 4, TRIANGLE = 3, DOWN = 30, PENTAGON = 5, HEXAGON = 6, OCTAGON = 8, STAR = 50;

// Shapes of Graphviz, as domain files name them.
const BY_NAME = {
  box: SQUARE, box3d: SQUARE, tab: SQUARE, component: SQUARE, rect: SQUARE, square: SQUARE, folder: SQUARE,
  note: DIAMOND, diamond: DIAMOND, house: TRIANGLE, trapezium: TRIANGLE, triangle: TRIANGLE,
  invhouse: DOWN, invtriangle: DOWN, invtrapezium: DOWN, pentagon: PENTAGON, hexagon: HEXAGON,
  octagon: OCTAGON, doubleoctagon: OCTAGON, cds: STAR, star: STAR,
};
export const shapeOf = (type) => BY_NAME[type.shape] ?? CIRCLE;

const VERTEX = `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec2 v_at;
varying float v_radius;
varying float v_shape;
void main() {
  float size = a_size * u_correctionRatio / u_sizeRatio * 4.0;
  vec2 offset = size * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + offset, 1)).xy, 0, 1);
  v_at = offset;
  v_radius = size / 2.0;
  v_shape = a_shape;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
}`;

const FRAGMENT = `
precision highp float;
varying vec4 v_color;
varying vec2 v_at;
varying float v_radius;
varying float v_shape;
uniform float u_correctionRatio;
uniform vec4 u_paper;
const float PI = 3.141592653589793;
float polygon(vec2 p, float sides, float turn, float reach) {
  float part = 2.0 * PI / sides;
  float angle = atan(p.x, p.y) + turn;
  return cos(floor(0.5 + angle / part) * part - angle) * length(p) - reach;
}
float distance_to(vec2 p, float r) {
  if (v_shape < 0.5) return length(p) - r * 0.94;
  if (v_shape < 1.5) {
    vec2 q = abs(p) - vec2(r * 0.62);
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - r * 0.2;
  }
  if (v_shape < 3.5) return polygon(p + vec2(0.0, r * 0.16), 3.0, PI, r * 0.62);
  if (v_shape < 4.5) return (abs(p.x) + abs(p.y) - r * 1.12) * 0.7071;
  if (v_shape < 5.5) return polygon(p, 5.0, PI / 5.0, r * 0.84);
  if (v_shape < 6.5) return polygon(p, 6.0, PI / 6.0, r * 0.86);
  if (v_shape < 8.5) return polygon(p, 8.0, PI / 8.0, r * 0.92);
  if (v_shape < 40.0) return polygon(p - vec2(0.0, r * 0.16), 3.0, 0.0, r * 0.62);
  float part = 2.0 * PI / 5.0;
  float angle = mod(atan(p.x, p.y) + part / 2.0, part) - part / 2.0;
  vec2 q = length(p) * vec2(abs(sin(angle)), cos(angle));
  vec2 n = normalize(vec2(0.62, 0.52));
  return dot(q - vec2(0.0, r * 1.05), n);
}
void main() {
  float soft = u_correctionRatio * 2.0;
  float d = distance_to(v_at, v_radius);
  #ifdef PICKING_MODE
  gl_FragColor = d > 0.0 ? vec4(0.0) : v_color;
  #else
  float ring = min(soft * 1.1, v_radius * 0.22);
  float body = smoothstep(-ring + soft * 0.5, -ring - soft * 0.5, d);
  float cover = smoothstep(soft * 0.5, -soft * 0.5, d);
  gl_FragColor = mix(vec4(0.0), mix(u_paper, v_color, body), cover);
  #endif
}`;

export const paper = { color: [1, 1, 1, 1] };

export class ShapeProgram extends NodeProgram {
  getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
    return {
      VERTICES: 3, VERTEX_SHADER_SOURCE: VERTEX, FRAGMENT_SHADER_SOURCE: FRAGMENT, METHOD: TRIANGLES,
      UNIFORMS: ["u_sizeRatio", "u_correctionRatio", "u_matrix", "u_paper"],
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT }, { name: "a_size", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true }, { name: "a_shape", size: 1, type: FLOAT },
        { name: "a_angle", size: 1, type: FLOAT },
      ],
    };
  }

  processVisibleItem(id, at, data) {
    const array = this.array, color = floatColor(data.color);
    for (let corner = 0; corner < 3; corner++) {
      array[at++] = data.x;
      array[at++] = data.y;
      array[at++] = data.size;
      array[at++] = color;
      array[at++] = id;
      array[at++] = data.shape || 0;
      array[at++] = (corner * 2 * Math.PI) / 3;
    }
  }

  setUniforms(params, { gl, uniformLocations: at }) {
    gl.uniform1f(at.u_correctionRatio, params.correctionRatio);
    gl.uniform1f(at.u_sizeRatio, params.sizeRatio);
    gl.uniformMatrix3fv(at.u_matrix, false, params.matrix);
    gl.uniform4fv(at.u_paper, paper.color);
  }
}

const corners = (count, turn, radius, x, y) =>
  Array.from({ length: count }, (_, i) => {
    const angle = turn + (i * 2 * Math.PI) / count;
    return `${(x + radius * Math.sin(angle)).toFixed(2)},${(y - radius * Math.cos(angle)).toFixed(2)}`;
  }).join(" ");

// The shape as an SVG element around (x, y).
export function shapeMark(shape, x, y, r, attributes) {
  const polygon = (points) => svg("polygon", { points, ...attributes });
  if (shape === CIRCLE) return svg("circle", { cx: x, cy: y, r: r * 0.94, ...attributes });
  if (shape === SQUARE) return svg("rect", { x: x - r * 0.82, y: y - r * 0.82, width: r * 1.64, height: r * 1.64, rx: r * 0.2, ...attributes });
  if (shape === TRIANGLE) return polygon(corners(3, 0, r * 1.2, x, y + r * 0.16));
  if (shape === DOWN) return polygon(corners(3, Math.PI, r * 1.2, x, y - r * 0.16));
  if (shape === DIAMOND) return polygon(corners(4, 0, r * 1.12, x, y));
  if (shape === STAR) {
    const points = Array.from({ length: 10 }, (_, i) => {
      const angle = (i * Math.PI) / 5, reach = i % 2 ? r * 0.56 : r * 1.1;
      return `${(x + reach * Math.sin(angle)).toFixed(2)},${(y - reach * Math.cos(angle)).toFixed(2)}`;
    });
    return polygon(points.join(" "));
  }
  return polygon(corners(shape, shape === OCTAGON ? Math.PI / 8 : 0, r, x, y));
}

export const mark = (shape, color) =>
  svg("svg", { viewBox: "0 0 16 16", class: "mark", "aria-hidden": "true" }, shapeMark(shape, 8, 8, 6.5, { fill: color }));

// Colours.

const HEX = /^#[0-9a-f]{6}$/i;
export const GREY = "#9aa0a6";
export const safeColor = (color) => (HEX.test(color) ? color : GREY);
const parts = (color) => [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16));
export function mix(color, other, share) {
  const a = parts(safeColor(color)), b = parts(safeColor(other));
  return "#" + a.map((value, i) => Math.round(value + (b[i] - value) * share).toString(16).padStart(2, "0")).join("");
}
const brightness = (color) => { const [r, g, b] = parts(color); return (0.299 * r + 0.587 * g + 0.114 * b) / 255; };
// The same hue, legible on the theme's ground.
export function onTheme(color, dark) {
  const safe = safeColor(color);
  if (dark) return mix(safe, "#ffffff", Math.max(0.08, 0.62 - brightness(safe)));
  return brightness(safe) > 0.8 ? mix(safe, "#6b5a00", 0.28) : safe;
}

export const PALETTE = ["#3b6fb6", "#d9822b", "#2f9e77", "#c2483f", "#7a5ea8", "#8c6d46", "#d36fa6", "#5aa3c8", "#9aa22b", "#4b5a78", "#b38f00", "#668f5e"];
