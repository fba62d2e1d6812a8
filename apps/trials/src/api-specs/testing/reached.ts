import { REFUSALS, type Problem, type RefusalCode } from '@cailan/shared-types';
import type { Answer } from '../../world/service';

/** Collects the refusal codes that answers had, each as it must be: with its status and a sentence without a gap. */
export class Reached {
  readonly codes = new Set<string>();

  async by(code: RefusalCode, answer: Promise<Pick<Answer<unknown>, 'status' | 'body'>>): Promise<void> {
    const { status, body } = await answer;
    const { code: given, title } = body as Partial<Problem>;
    expect({ status, code: given }).toEqual({ status: REFUSALS[code].status, code });
    expect(title).toMatch(/^[^{}]+$/);
    this.codes.add(code);
  }
}
