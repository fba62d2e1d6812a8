/** A wave by whether its picking was finished, as refusals say it. */
export const waveNames = { picking: '拣货中', picked: '已拣完' } as const;
