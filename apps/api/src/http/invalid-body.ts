import { Refused } from './refused';

/** A body that breaks its DTO's rules: every fault as `path: message`. */
export class InvalidBody extends Refused {
  constructor(readonly faults: string[]) {
    super({ code: 'validation_failed' });
  }
}
