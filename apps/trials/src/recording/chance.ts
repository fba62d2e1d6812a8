import crypto from 'node:crypto';

/** Time and chance of this process, held still so that one recording equals the next. */
export interface Stillness {
  /** Moves the time to this instant (UTC, ISO 8601); it stands there. */
  moveTo(now: string): void;
  /** Moves the time on. */
  pass(seconds: number): void;
  /** Gives the process its own time and chance back. */
  end(): void;
}

/** Holds `Date.now` at `now` and makes random bytes follow from `seed`: ids, codes and draws come out the same each time. */
export function holdStill(now: string, seed: string): Stillness {
  const real = { now: Date.now, randomBytes: crypto.randomBytes, randomFillSync: crypto.randomFillSync };
  let nowMs = Date.parse(now);
  let drawn = 0;
  const fill = <T extends NodeJS.ArrayBufferView>(view: T): T => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    for (let at = 0; at < bytes.length; at += 32)
      bytes.set(digest(`${seed} ${drawn++}`).subarray(0, bytes.length - at), at);
    return view;
  };
  Date.now = () => nowMs;
  Object.assign(crypto, { randomBytes: (size: number) => fill(Buffer.alloc(size)), randomFillSync: fill });
  return {
    moveTo: (instant) => {
      nowMs = Date.parse(instant);
    },
    pass: (seconds) => {
      nowMs += seconds * 1000;
    },
    end: () => {
      Date.now = real.now;
      Object.assign(crypto, { randomBytes: real.randomBytes, randomFillSync: real.randomFillSync });
    },
  };
}

const digest = (text: string): Buffer => crypto.createHash('sha256').update(text).digest();
