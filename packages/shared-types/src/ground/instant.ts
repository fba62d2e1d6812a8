/**
 * A moment in UTC, ISO 8601 with milliseconds: `2026-11-21T11:30:00.000Z`.
 * @format date-time
 */
export type Instant = string;
