// SPDX-License-Identifier: GPL-3.0-or-later
// programs.js: programs of WebGL that are compiled when they are needed, not when sigma
// starts: without a graphics card each costs a tenth of a second.

// One that is made when there is first something to draw with it.
export const lazily = (Program) => class {
  constructor(...given) { this.given = given; }
  reallocate(count) {
    if (count) this.program ||= new Program(...this.given);
    this.program?.reallocate(count);
  }
  process(...given) { this.program.process(...given); }
  render(params) { this.program?.render(params); }
  kill() { this.program?.kill(); }
  get drawLabel() { return this.program?.drawLabel; }
};

// What waits until it is woken; from then on nothing does.
export class Sleepers {
  waiting = [];
  add(run) { this.waiting ? this.waiting.push(run) : run(); }
  wake() {
    const { waiting } = this;
    this.waiting = null;
    for (const run of waiting || []) run();
  }
}

// One that draws for the eye at once, and for the mouse (which item is under it, by
// colour) when the sleepers are woken. sigma compiles both in its constructor.
const PICKING = "#define PICKING_MODE\n";
export const sleeping = (Program, sleepers) => class extends Program {
  constructor(gl, pickingBuffer, renderer) {
    super(gl, null, renderer);
    if (pickingBuffer) sleepers.add(() => {
      const { VERTEX_SHADER_SOURCE: vertex, FRAGMENT_SHADER_SOURCE: fragment } = this.getDefinition();
      this.pickProgram = this.getProgramInfo("pick", gl, PICKING + vertex, PICKING + fragment, pickingBuffer);
    });
  }
};
