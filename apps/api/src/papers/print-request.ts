import { PRINT_BOUNDS, printNumber, type LabelQuery, type PrintNumber } from '@cailan/shared-types';
import { InvalidBody } from '../ground/http/invalid-body';

/** Reads a whole number of the query; throws `validation_failed` naming it when it is none or outside of its bounds. */
export function numberIn(query: Pick<LabelQuery, PrintNumber>, name: PrintNumber): number {
  const { least, most } = PRINT_BOUNDS[name];
  const number = printNumber(query, name);
  if (number !== undefined) return number;
  throw new InvalidBody([`query.${name}: must be a whole number from ${least} to ${most}`]);
}
