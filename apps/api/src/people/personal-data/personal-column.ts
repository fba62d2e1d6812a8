import { keeping, type Kept } from '@cailan/shared-types';
import type { Tx } from '../../ground/db/db';

type Emptied = null | '' | '{}' | '[]';

/** An act of the room that owns the rows: of these alone it ends what is due. */
type Act = (tx: Tx, ids: readonly string[]) => Promise<unknown>;

/** When rows are due: so many days after the instant `of`, and only those of which `where` holds. */
interface Due {
  days: number;
  of: string;
  where?: string;
  by: Act;
}

/** How a personal column ends by itself. */
export type Ending =
  /** The whole row goes. */
  | { rows: Due }
  /** The column is emptied to `to`; the row stays for what else it says. */
  | { emptied: Due & { to: Emptied } }
  /** Something else ends it. */
  | { with: string };

export interface PersonalColumn {
  /** What it is there for. */
  purpose: string;
  /** Who sees it, beside the person. */
  seenBy: string;
  ends: Ending;
  /** Whether a person's copy of their data has it (PIPL art. 45); else why not. */
  exported: Exported;
}

type Exported = 'yes' | `no: ${string}`;

/** `days` are those of the contract. */
const due = (kept: Kept, of: string, by: Act, where?: string): Due => ({
  days: keeping[kept].days,
  of,
  by,
  ...(where !== undefined && { where }),
});

export const emptied = (kept: Kept, of: string, to: Emptied, by: Act, where?: string): Ending => ({
  emptied: { ...due(kept, of, by, where), to },
});

export const rows = (kept: Kept, of: string, by: Act, where?: string): Ending => ({
  rows: due(kept, of, by, where),
});

export const column = (
  purpose: string,
  seenBy: string,
  ends: Ending,
  exported: Exported = 'yes',
): PersonalColumn => ({ purpose, seenBy, ends, exported });
