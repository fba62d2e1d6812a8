import { phone } from '../offline/storage';

const KEY = 'clock';
/** Below this the difference is the network's, not the clock's. */
const NOISE_MS = 2_000;

let offsetMs = phone.kept<number>(KEY) ?? 0;

/** The phone's own clock: for ages alone, since it may be wrong. */
export const phoneMs = (): number => Date.now();

/** The service's time as far as this phone knows: its own clock, put right by what the service last said. */
export function serviceNow(): Date {
  return new Date(phoneMs() + offsetMs);
}

/** An instant of the phone's clock (milliseconds) by the service's clock. */
export function toServiceTime(deviceMs: number): number {
  return deviceMs + offsetMs;
}

/** Takes the service's clock from an answer (ISO instant); what cannot be read is passed over. */
export function noteServiceTime(header: string | undefined): void {
  const at = header === undefined ? NaN : Date.parse(header);
  if (Number.isNaN(at)) return;
  const offset = at - phoneMs();
  if (Math.abs(offset - offsetMs) < NOISE_MS) return;
  offsetMs = offset;
  // A phone that starts without network still stamps its events by the service's clock.
  phone.keep(KEY, offset);
}
