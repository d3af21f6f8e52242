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

// One that draws for the eye at once, and for the mouse (which item is under it, by
// colour) from wake() on. sigma compiles both in its constructor.
const PICKING = "#define PICKING_MODE\n";
export const sleeping = (Program, sleepers) => class extends Program {
  constructor(gl, pickingBuffer, renderer) {
    super(gl, null, renderer);
    if (pickingBuffer) sleepers.push(() => {
      const { VERTEX_SHADER_SOURCE: vertex, FRAGMENT_SHADER_SOURCE: fragment } = this.getDefinition();
      this.pickProgram = this.getProgramInfo("pick", gl, PICKING + vertex, PICKING + fragment, pickingBuffer);
    });
  }
};
