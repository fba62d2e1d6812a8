import type { PageQuery } from '../ground/paging';
import type { CreateAccountMoveDto } from './dto';
import type { AccountMoveView, ApprovedMoveView } from './views';

export interface AccountMovesRoutes {
  /** Those that the asker may approve or end, and their own, the newest first. */
  'GET /account-moves': { query: PageQuery; reply: AccountMoveView[] };
  'POST /account-moves': { body: CreateAccountMoveDto; reply: AccountMoveView };
  /** By another one of the staff; asked again by them it gives a new code. */
  'POST /account-moves/:id/approve': { reply: ApprovedMoveView };
  /** By the staff, or by the person on the old phone. */
  'POST /account-moves/:id/end': { reply: AccountMoveView };
}

export const accountMovesPages = { 'GET /account-moves': '' } as const satisfies Partial<
  Record<keyof AccountMovesRoutes, string>
>;
