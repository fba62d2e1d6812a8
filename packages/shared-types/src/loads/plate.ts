import { halfWidth } from '../ground/typed';
import type { Refusal } from '../refusals';

/**
 * A number plate as it is kept and compared, however it was typed: capitals, half-width, and the dot after the place
 * where there is one. `新d a1201`, `新Ｄ－Ａ１２０１` and `新D·A1201` are one vehicle.
 */
export function plateOf(typed: string): string {
  const signs = halfWidth(typed)
    .toUpperCase()
    .replace(/[\s·•・‧.-]/g, '');
  return signs.replace(/^([一-鿿][A-Z])(?=.)/, '$1·');
}

/** Ordinary plates, and those of farm machines, the army and the police: five to ten letters, figures and Chinese signs. */
const PLATE = /^(?=.*\d)[A-Z0-9一-鿿]{5,10}$/;

/** A plate must be one that can stand on a vehicle: the community compares it at the gate. */
export function plateRefusal(typed: string): Refusal | undefined {
  return PLATE.test(plateOf(typed).replace('·', '')) ? undefined : { code: 'not_a_plate' };
}
