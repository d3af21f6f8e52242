// SPDX-License-Identifier: GPL-3.0-or-later
// crowd.js: the ties of a large network as one picture behind the nodes: two points and
// a colour each in one buffer, one draw call, instead of an object and a row in sigma's
// tables for each. The picture keeps while only the focus changes.
//
// The heaviest ties come first in the buffer. While the view moves, and in the very first
// picture, only they are drawn; the rest follows when it rests. A software renderer takes
// a second for 50,000 lines, a graphics card a few milliseconds.

import { createNormalizationFunction } from "sigma/utils";

const FIRST = 6000, REST = 140; // ties drawn while moving; milliseconds of rest

const VERTEX = `
attribute vec2 a_position;
attribute vec4 a_color;
uniform mat3 u_matrix;
varying vec4 v_color;
void main() {
  gl_Position = vec4((u_matrix * vec3(a_position, 1)).xy, 0, 1);
  v_color = a_color;
}`;

const FRAGMENT = `
precision mediump float;
varying vec4 v_color;
void main() { gl_FragColor = v_color; }`;

function compile(gl) {
  const program = gl.createProgram();
  for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
    const shader = gl.createShader(kind);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return program;
}

// Edges, the heaviest first: weights are small whole numbers.
function byWeight(edges) {
  const of = new Map();
  for (const edge of edges) {
    if (!of.has(edge.weight)) of.set(edge.weight, []);
    of.get(edge.weight).push(edge);
  }
  return [...of.keys()].sort((a, b) => b - a).flatMap((weight) => of.get(weight));
}

// A colour as the four bytes of a premultiplied one.
function bytesOf(color, share) {
  const [r, g, b] = [1, 3, 5].map((i) => Math.round(parseInt(color.slice(i, i + 2), 16) * share));
  return new Uint32Array(new Uint8Array([r, g, b, Math.round(255 * share)]).buffer)[0];
}

export class Crowd {
  // painted: told after every picture, whole or not (`left` says).
  constructor(container, model, painted) {
    Object.assign(this, { model, painted, edges: byWeight(model.edges), points: new Float32Array(6 * model.edges.length), count: 0, last: "" });
    this.canvas = document.createElement("canvas");
    this.canvas.className = "crowd";
    container.prepend(this.canvas);
    this.gl = this.canvas.getContext("webgl2", { antialias: false }) || this.canvas.getContext("webgl", { antialias: false });
    this.program = compile(this.gl);
    this.ends = this.places();
  }

  // Where nodes are in sigma's frame, in which its matrix takes them.
  places() {
    const { nodes } = this.model, extent = { x: [Infinity, -Infinity], y: [Infinity, -Infinity] };
    for (const node of nodes) {
      for (const axis of ["x", "y"]) extent[axis] = [Math.min(extent[axis][0], node[axis]), Math.max(extent[axis][1], node[axis])];
    }
    const toFrame = createNormalizationFunction(extent), places = new Float32Array(2 * nodes.length);
    nodes.forEach((node, i) => { const { x, y } = toFrame(node); places[2 * i] = x; places[2 * i + 1] = y; });
    return places;
  }

  // stands(edge): is it drawn; colors: by relation; pale: of those planned or ended.
  fill(stands, colors, opacity) {
    const { ends, points } = this, bytes = new Uint32Array(points.buffer);
    const inks = colors.map((color) => [1, 0.5, 0.5].map((pale) => bytesOf(color, opacity * pale)));
    let at = 0;
    for (const edge of this.edges) {
      if (!stands(edge)) continue;
      const ink = inks[edge.relation][edge.status];
      for (const end of [edge.head, edge.tail]) {
        points[at++] = ends[2 * end];
        points[at++] = ends[2 * end + 1];
        bytes[at++] = ink;
      }
    }
    this.count = at / 6;
    this.stale = true;
  }

  dim(share) { this.canvas.style.opacity = share; }

  // After every render of sigma: again if anything of it changed.
  draw(params) {
    const now = `${params.width} ${params.height} ${params.pixelRatio} ${[...params.matrix]}`;
    if (!this.stale && now === this.last) return;
    this.last = now;
    this.params = params;
    clearTimeout(this.timer);
    this.paint(FIRST);
    if (this.count > FIRST) this.timer = setTimeout(() => this.paint(Infinity), this.begun ? REST : 0);
    this.begun = true;
  }

  paint(most) {
    const { gl, params, program } = this, wide = Math.round(params.width * params.pixelRatio), tall = Math.round(params.height * params.pixelRatio);
    if (this.canvas.width !== wide || this.canvas.height !== tall) Object.assign(this.canvas, { width: wide, height: tall });
    gl.viewport(0, 0, wide, tall);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.useProgram(program);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    if (this.stale) this.load();
    gl.uniformMatrix3fv(gl.getUniformLocation(program, "u_matrix"), false, params.matrix);
    gl.drawArrays(gl.LINES, 0, 2 * Math.min(most, this.count));
    gl.flush();
    this.left = Math.max(this.count - most, 0);
    this.painted();
  }

  load() {
    const { gl } = this;
    this.buffer ||= gl.createBuffer();
    gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer);
    gl.bufferData(gl.ARRAY_BUFFER, this.points.subarray(0, 6 * this.count), gl.DYNAMIC_DRAW);
    for (const [name, size, type, normalized, offset] of [["a_position", 2, gl.FLOAT, false, 0], ["a_color", 4, gl.UNSIGNED_BYTE, true, 8]]) {
      const at = gl.getAttribLocation(this.program, name);
      gl.enableVertexAttribArray(at);
      gl.vertexAttribPointer(at, size, type, normalized, 12, offset);
    }
    this.stale = false;
  }
}
