import { waveNumber } from '../goods/picking/wave-number';
import type { Asked } from './paper';

/** The round and wave of a path. @throws Refused `not_found` where it names no wave. */
export function waveOf({ id = '', wave = '' }: Asked['params']): { id: string; wave: number } {
  return { id, wave: waveNumber(wave) };
}
