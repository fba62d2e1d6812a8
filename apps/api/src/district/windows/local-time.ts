/** The UTC instant of a local date and time of day, such as `2026-11-21` `19:30` in `Asia/Shanghai`. */
export function instantAt(date: string, timeOfDay: string, timeZone: string): string {
  const asUtc = Date.parse(`${date}T${timeOfDay}:00Z`);
  return new Date(asUtc - offsetMs(asUtc, timeZone)).toISOString();
}

/** The local date of an instant, `YYYY-MM-DD`. */
export function localDate(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(Date.parse(instant));
}

/** 1 Monday to 7 Sunday. */
export function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** The date `days` later. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function offsetMs(instantMs: number, timeZone: string): number {
  const local = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(instantMs);
  return Date.parse(`${local.replace(' ', 'T')}Z`) - Math.floor(instantMs / 1000) * 1000;
}
