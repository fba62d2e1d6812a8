import { IsInt, IsISO8601, IsString, Length, Matches, Max, Min, ValidateNested } from 'class-validator';

/** Composes property decorators, so that a field's rule has one name. */
const all =
  (...decorators: PropertyDecorator[]): PropertyDecorator =>
  (target, key) => {
    for (const decorate of decorators) decorate(target, key);
  };

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

/** A bag's code as its label's QR carries it. */
export const IsBagCode = () => all(IsString(), Length(4, 32), Matches(/^[\w:.-]+$/));

/** An instant as it is stored, since instants are compared as text: `2026-11-21T11:30:00.000Z`. */
export const IsInstant = () =>
  all(
    IsISO8601({ strict: true }),
    Matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, {
      message: '$property must be a UTC instant to the millisecond',
    }),
  );

/** An amount in fen, at most one million yuan. */
export const IsFen = () => all(IsInt(), Min(0), Max(100_000_000));

/** A count of units, 1 to `max`. */
export const IsCount = (max: number, min = 1) => all(IsInt(), Min(min), Max(max));

/**
 * Text of `min` to `max` characters, counted as MySQL counts its columns: an emoji is one, its variation selector
 * another (which `MaxLength` would leave out, so that the column overflows).
 */
export const IsText = (max: number, min = 0) =>
  all(
    IsString(),
    Matches(new RegExp(`^[\\s\\S]{${min},${max}}$`, 'u'), {
      message: `$property must be ${min} to ${max} characters long`,
    }),
  );

/** Short free text that people typed. */
export const IsNote = (max = 200) => IsText(max);

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
