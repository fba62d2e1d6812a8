import * as dtos from '@cailan/shared-types/dto';
import { TYPED_TEXT } from '@cailan/shared-types/dto';
import { getMetadataStorage } from 'class-validator';

/** The widest a column of numbers is. */
const INTEGER_MOST = 2_147_483_647;

type Dto = new () => object;
interface Rule {
  name: string;
  constraints: readonly unknown[];
}

/** Every field of every body with the rules that it is validated by. */
const fields = Object.values(dtos)
  .filter((each): each is Dto => typeof each === 'function' && each.name.endsWith('Dto'))
  .flatMap((dto) => {
    const metadata = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
    const grouped = getMetadataStorage().groupByPropertyName(metadata);
    return Object.entries(grouped).map(([field, all]) => ({
      field: `${dto.name}.${field}`,
      rules: all.map((each): Rule => ({ name: each.name ?? each.type, constraints: each.constraints ?? [] })),
    }));
  });

const ruleOf = (rules: readonly Rule[], name: string) => rules.find((rule) => rule.name === name);

/** A pattern that only ASCII matches: an id, a code, an instant. */
function isMachineText(rules: readonly Rule[]): boolean {
  const pattern = ruleOf(rules, 'matches')?.constraints[0];
  return (
    pattern instanceof RegExp &&
    !['字', '\u200b', ' ', ' ', ''].some((text) => pattern.test(text.repeat(24)) || pattern.test(text))
  );
}

describe('the fields of bodies', () => {
  it('are known, every one', () => {
    expect(fields.length).toBeGreaterThan(80);
  });

  it('hold text by the module for text, or a word or code that no person types', () => {
    const texts = fields.filter(({ rules }) =>
      ['isString', 'matches', 'isLength', 'isIso8601'].some((name) => ruleOf(rules, name)),
    );
    expect(texts.length).toBeGreaterThan(50);
    const loose = texts.filter(({ rules }) => !ruleOf(rules, TYPED_TEXT) && !isMachineText(rules));
    expect(loose.map(({ field }) => field)).toEqual([]);
  });

  it('hold numbers within bounds that a column has', () => {
    const numbers = fields.filter(({ rules }) =>
      ['isInt', 'isNumber', 'min', 'max'].some((name) => ruleOf(rules, name)),
    );
    expect(numbers.length).toBeGreaterThan(20);
    const unbounded = numbers.filter(({ rules }) => {
      const [min, max] = [ruleOf(rules, 'min')?.constraints[0], ruleOf(rules, 'max')?.constraints[0]];
      return (
        !ruleOf(rules, 'isInt') || typeof min !== 'number' || typeof max !== 'number' || max > INTEGER_MOST
      );
    });
    expect(unbounded.map(({ field }) => field)).toEqual([]);
  });

  it('hold nothing that is neither text, number, choice, flag nor a list of such', () => {
    const known = ['isString', 'matches', 'isInt', 'isIn', 'isBoolean', 'isArray', 'isIso8601'];
    const loose = fields.filter(({ rules }) => !known.some((name) => ruleOf(rules, name)));
    expect(loose.map(({ field }) => field)).toEqual([]);
  });
});
