import { printable } from './bytes.js';

// One thing found, by its name in generator/pack/faults.def. `path` is where in the pack, as people read it; `detail` what the sentence names.
export class Fault {
  constructor(code, path = '', detail = '') {
    this.code = code;
    this.path = printable(path);
    this.detail = String(detail);
  }
}
