import { phone } from '../../offline/storage';

const KEY = 'joining';

/** Keeps the code of a shared card until its person has signed in. */
export function keepCode(code: string): void {
  phone.keep(KEY, code);
}

/** The code by which this phone was invited; undefined when there is none. */
export const keptCode = (): string | undefined => phone.kept<string>(KEY);

/** The code was used. */
export const forgetCode = (): void => phone.forget(KEY);
