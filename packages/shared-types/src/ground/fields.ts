import {
  IsInt,
  IsISO8601,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { AMOUNT_MOST, boundsFault, fenFault, INTEGER_MOST, PRICE_MOST } from './amounts';
import { cleanText, NAME_MOST, NOTE_MOST, textFault } from './text';

/** Composes property decorators, so that a field's rule has one name. */
const all =
  (...decorators: PropertyDecorator[]): PropertyDecorator =>
  (target, key) => {
    for (const decorate of decorators) decorate(target, key);
  };

/** A field that may be left out. `null` is no way to leave it out: it is refused like any other wrong value. */
export const MayBeAbsent = () => ValidateIf((_dto, value) => value !== undefined);

/** A field whose `null` says something of its own: that there was nothing. */
export const MayBeNull = () => ValidateIf((_dto, value) => value !== undefined && value !== null);

/** A row's id: UUIDv7 in lower case. */
export const IsId = () =>
  all(
    IsString(),
    Matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, { message: '$property must be an id' }),
  );

/** A list of row ids: each as `IsId`. */
export const EachId = () =>
  all(
    IsString({ each: true }),
    Matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, {
      each: true,
      message: 'each $property must be an id',
    }),
  );

/** A client's own key for a write: the same key with the same body has the effect of once (domain §6). */
export const IsClientKey = () => all(IsString(), Length(8, 64), Matches(/^[\w-]+$/));

/** A product's code, as catalogues and plans write it. */
export const IsProductCode = () => all(IsString(), Matches(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/));

/** A bag's code as its label's QR carries it. */
export const IsBagCode = () => all(IsString(), Length(4, 32), Matches(/^[\w:.-]+$/));

/** An instant of these centuries as it is stored, since instants are compared as text and added to: `2026-11-21T11:30:00.000Z`. */
export const IsInstant = () =>
  all(
    IsISO8601({ strict: true }),
    Matches(/^(19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, {
      message: '$property must be a UTC instant to the millisecond',
    }),
  );

/** A list of bags' codes: each as `IsBagCode`. */
export const EachBagCode = () =>
  all(
    IsString({ each: true }),
    Length(4, 32, { each: true }),
    Matches(/^[\w:.-]+$/, { each: true, message: 'each $property must be a bag code' }),
  );

/** A whole number within bounds, both included; every number of a body is one, so that its column holds it. */
const IsBounded = (least: number, most: number, message = boundsFault(least, most)) =>
  all(IsInt({ message }), Min(least, { message }), Max(most, { message }));

/** An amount in fen, at most one million yuan. */
export const IsFen = () => IsBounded(0, AMOUNT_MOST, fenFault(0, AMOUNT_MOST));

/** The price of one ordered unit in fen, so small that its products and sums fit. */
export const IsPrice = () => IsBounded(0, PRICE_MOST, fenFault(0, PRICE_MOST));

/** A count of units, 1 to `max`. */
export const IsCount = (max: number, min = 1) => IsBounded(min, max);

/** The version of a row that its writer saw. */
export const IsVersion = () => IsBounded(0, INTEGER_MOST);

const typedFields = new Map<object, Map<string, { lines: boolean }>>();

/**
 * Text that people typed, `least` to `most` characters of it once it is clean (`ground/text.ts`). The field is noted down,
 * so that `cleanTexts` reaches it before it is validated.
 */
export const IsText = (most: number, least = 0, lines = false): PropertyDecorator =>
  all(
    IsString({ message: '请填文字' }),
    ValidateBy({
      name: TYPED_TEXT,
      constraints: [least, most],
      validator: {
        validate: (value) => typeof value === 'string' && !textFault(value, { most, least }),
        defaultMessage: (at) =>
          textFault(typeof at?.value === 'string' ? at.value : '', { most, least }) ?? '请填文字',
      },
    }),
    (target, key) => {
      const ofClass = typedFields.get(target) ?? new Map<string, { lines: boolean }>();
      typedFields.set(target, ofClass.set(String(key), { lines }));
    },
  );

/** The name under which class-validator knows `IsText`. */
export const TYPED_TEXT = 'typedText';

/** A person's name. */
export const IsName = () => IsText(NAME_MOST, 1);

/** Free text of some lines that people may leave out. */
export const IsNote = (most = NOTE_MOST) => IsText(most, 0, true);

/** Free text of some lines without which nothing is done: a reason, what was agreed. */
export const IsReason = () => IsText(NOTE_MOST, 1, true);

/** Makes the typed texts of a DTO clean, in place; what is no text is left to the validator. */
export function cleanTexts(instance: object): void {
  const fields = typedFields.get(Object.getPrototypeOf(instance) as object);
  const values = instance as Record<string, unknown>;
  for (const [key, { lines }] of fields ?? []) {
    const value = values[key];
    if (typeof value === 'string') values[key] = cleanText(value, lines);
  }
}

type Dto = new () => object;

const nestedTypes = new Map<object, Map<string, () => Dto>>();

/** An array of DTOs, each validated by its own class. The class is kept for whoever builds instances or schemas. */
export const EachNested =
  (type: () => Dto): PropertyDecorator =>
  (target, key) => {
    const ofClass = nestedTypes.get(target) ?? new Map<string, () => Dto>();
    nestedTypes.set(target, ofClass.set(String(key), type));
    ValidateNested({ each: true })(target, key);
  };

/** The element class of a property declared with `EachNested`. */
export function nestedType(dto: Dto, key: string): Dto | undefined {
  return nestedTypes.get(dto.prototype as object)?.get(key)?.();
}
