import { Injectable } from '@nestjs/common';
import { roundNames } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import { Db } from '../../ground/db/db';
import type { Actor } from '../../ground/http/endpoint';
import { StatementsService } from '../../money/settlement/statements.service';
import type { Asked, PaperSource, Printable } from '../paper';
import { roundHead } from '../round-head';
import type { StatementDoc } from './rows';

/** A round's statement (domain §10). */
@Injectable()
export class StatementSource implements PaperSource<StatementDoc> {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly statements: StatementsService,
  ) {}

  /** @throws Refused `not_found` to anyone who may not read the statement. */
  async read(me: Actor, { params: { id = '' } }: Asked): Promise<Printable<StatementDoc>> {
    const head = await roundHead(this.db, this.clock, id);
    const { roundCode, status, invoiceNo, groups } = await this.statements.statement(me, id);
    const document = { ...head, status: roundNames[status], invoiceNo: invoiceNo ?? '', groups };
    return { document, name: `${roundCode} 结算单` };
  }
}
