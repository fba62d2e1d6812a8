import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/*
 * Readers of single settings. What is wrong is added to `faults` as one line, `NAME: ` and in Chinese what to write
 * instead; never a value that may be secret. `config.faults.spec.ts` tries each.
 */

/** A whole number, written in plain decimal digits: `0x50` and `1e3` are none. */
export function wholeSetting(
  name: string,
  text: string,
  [least, most]: readonly [number, number],
  faults: string[],
): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  const fits = value >= least && value <= most;
  if (!fits) faults.push(`${name}: 要写 ${least} 到 ${most} 的整数`);
  return value;
}

/** One of a few words; the first of them where nothing, or something else, is written. */
export function wordSetting<W extends string>(
  name: string,
  text: string | undefined,
  words: readonly [W, ...W[]],
  faults: string[],
): W {
  if (!text) return words[0];
  const word = words.find((each) => each === text);
  if (word === undefined) faults.push(`${name}: 只能写 ${words.join(' 或 ')}`);
  return word ?? words[0];
}

/** The text of a file; undefined where it cannot be read. */
export function fileSetting(name: string, path: string, faults: string[]): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    faults.push(
      `${name}: ${READING[codeOf(error)] ?? `读不了（${codeOf(error)}）`} ${path}，请检查路径和权限`,
    );
    return undefined;
  }
}

const READING: Record<string, string> = { ENOENT: '没有文件', EISDIR: '不是文件，是文件夹' };

/** A folder that is there, or can be made. */
export function folderSetting(name: string, path: string, faults: string[]): string {
  let there = path;
  while (!existsSync(there)) there = dirname(there);
  if (!statSync(there).isDirectory()) faults.push(`${name}: ${there} 不是文件夹，请换一个路径`);
  return path;
}

/** Why the data folder takes nothing: rights, a full disk. */
export const unwritable = (dataDir: string, error: unknown): string =>
  `DATA_DIR: ${dataDir} 写不进去（${codeOf(error)}）。请让运行服务的用户能读写这个文件夹，或者换一个`;

/** `ENOENT` and its like. */
export const codeOf = (error: unknown): string => String((error as { code?: unknown }).code);
