import { Refused } from './refused';

const MOST_FAULTS = 100;

/** A body that breaks its DTO's rules: every fault as `path: message`, as far as anyone would read them. */
export class InvalidBody extends Refused {
  readonly faults: string[];

  constructor(faults: readonly string[]) {
    super({ code: 'validation_failed' });
    this.faults = faults.slice(0, MOST_FAULTS);
  }
}
