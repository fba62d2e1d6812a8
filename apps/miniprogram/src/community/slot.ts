import { clockOf } from '@cailan/shared-types';

const SLOT_MS = 20 * 60_000;

/** When a load's slot of 20 minutes is over. @param slotAt UTC instant, ISO. */
export function slotEnd(slotAt: string): Date {
  return new Date(Date.parse(slotAt) + SLOT_MS);
}

/** A load's slot, `19:50–20:10`. @param slotAt UTC instant, ISO. */
export function saySlot(slotAt: string): string {
  return `${clockOf(slotAt)}–${clockOf(slotEnd(slotAt))}`;
}
