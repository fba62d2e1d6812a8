import { fieldNames } from './field-names';
import { Refused } from '../refused';

const MOST_FAULTS = 100;

/** A body that breaks its DTO's rules: every fault as `path: message`, as far as anyone would read them. */
export class InvalidBody extends Refused {
  readonly faults: string[];

  constructor(faults: readonly string[]) {
    super({ code: 'validation_failed' });
    this.faults = faults.slice(0, MOST_FAULTS);
  }

  /** The first fault that is a sentence for the person, with the field's name where it has one: `姓名：最多 64 个字`. */
  get sentence(): string | undefined {
    const [, path = '', words] =
      /^(\S+): (.*\p{Script=Han}.*)$/u.exec(
        this.faults.find((fault) => /\p{Script=Han}/u.test(fault)) ?? '',
      ) ?? [];
    const field = fieldNames[path.split('.').at(-1) ?? ''];
    return words && (field ? `${field}：${words}` : words);
  }
}
