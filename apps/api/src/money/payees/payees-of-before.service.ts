import { Inject, Injectable, Logger } from '@nestjs/common';
import { payees } from '../../district/supermarkets/payees.moves';
import { auditOnce } from '../../ground/audit/audit';
import { NOBODY } from '../../ground/audit/nobody';
import { Clock } from '../../ground/clock';
import { Db } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { CONFIG, type Config } from '../../ground/settings/config';
import { payeeOf } from '../../ground/settings/wechat-config';

/** One row of the audit log says that it was done; it is never forgotten. */
const ONCE = 'payees-of-before';

/**
 * Until payees were data, `WECHAT_FILE` named them: by a supermarket's code, and `*` for everybody else. What it names at the first
 * start with supermarkets is taken over into their rows, once; from then on it is not read.
 */
@Injectable()
export class PayeesOfBefore {
  private readonly log = new Logger('payments');

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @returns how many supermarkets took one over. */
  async takeOver(): Promise<number> {
    const { wechat } = this.config;
    if (!wechat || Object.keys(wechat.payees).length === 0) return 0;
    const taken = await this.db.transaction(async (tx) => {
      const shops = await tx.many<{ id: string; districtId: string; code: string }>(
        'SELECT id, districtId, code FROM supermarkets ORDER BY id',
      );
      if (shops.length === 0) return 0;
      const write = { actorId: NOBODY, action: 'payees.take_over', clientKey: ONCE, body: {} };
      if ((await auditOnce(tx, this.clock, { ...write, subjectId: newId() })).repeated) return 0;
      let count = 0;
      for (const { id: supermarketId, districtId, code } of shops) {
        const payee = payeeOf(wechat, code);
        if (!payee) continue;
        const { mode, mchid, subMchid = null } = payee;
        const named = { id: newId(), districtId, supermarketId, mode, mchid, subMchid };
        await payees.takeOver(tx, named, this.clock.now());
        count++;
      }
      return count;
    });
    if (taken > 0) this.log.warn({ event: 'payees_taken_over', supermarkets: taken });
    return taken;
  }
}
