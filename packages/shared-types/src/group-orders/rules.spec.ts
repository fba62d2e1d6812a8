import { refusalText } from '../refusals';
import { agreedAmountRefusal } from './rules';

describe('the amount that a leader agreed to', () => {
  it.each([
    ['is what it comes to', 7_866, 7_866],
    ['was not said', undefined, 7_866],
  ])('%s', (_case, agreedFen, amountFen) => {
    expect(agreedAmountRefusal(agreedFen, amountFen)).toBeUndefined();
  });

  it.each([
    ['less', 9_604, 7_866, '¥78.66'],
    ['more', 9_604, 12_000, '¥120.00'],
  ])('is asked for anew where it is %s by now', (_case, agreedFen, amountFen, words) => {
    const refusal = agreedAmountRefusal(agreedFen, amountFen);
    expect(refusal).toEqual({ code: 'amount_changed', facts: { agreedFen, amountFen } });
    expect(refusal && refusalText(refusal)).toContain(`现在一共 ${words}`);
  });
});
