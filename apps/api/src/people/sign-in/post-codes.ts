import type { Clock } from '../../ground/clock';
import type { Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import type { Sealer } from '../../ground/db/sealer';
import { newCode } from '../attempts/typed-code';
import type { PostCodeKind } from './post-code.entity';
import { postCodes } from './post-codes.moves';

/** A day: long enough to be read out or carried over, short enough to be forgotten on a desk. */
const VALID_SECONDS = 86_400;

/** A code as it is shown, once, and until when it is good. */
export interface ShownCode {
  code: string;
  expiresAt: string;
}

/** Makes the one code by which a person may be taken; an earlier one stops at once. */
export async function givePostCode(
  tx: Tx,
  { clock, sealer }: { clock: Clock; sealer: Sealer },
  { personId, kind, createdById }: { personId: string; kind: PostCodeKind; createdById: string },
): Promise<ShownCode> {
  await postCodes.forget(tx, personId);
  const code = newCode();
  const expiresAt = clock.in(VALID_SECONDS);
  await postCodes.add(tx, {
    id: newId(),
    personId,
    kind,
    codeHash: sealer.hashCode(code),
    createdById,
    createdAt: clock.now(),
    expiresAt,
  });
  return { code, expiresAt };
}
