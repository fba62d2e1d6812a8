import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { actDetail, CONFIRMATION_HEADER } from '@cailan/shared-types';
import { apart } from '../../ground/db/answering';
import { confirmedOfHandler, type SignedRequest } from '../../ground/http/endpoint';
import { DeskConfirmationsService } from './desk-confirmations.service';
import { subjectDetail } from './subject-detail.sql';
import { Clock } from '../../ground/clock';
import { Db } from '../../ground/db/db';

/**
 * Stands behind the guard that says who asks: a desk does what is marked `@Confirmed` by a confirmation of its phone alone,
 * bound to this very request and spent by it. A phone does it as ever.
 */
@Injectable()
export class ConfirmationGuard implements CanActivate {
  constructor(
    private readonly confirmations: DeskConfirmationsService,
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const confirmed = confirmedOfHandler(context.getHandler());
    const request = context.switchToHttp().getRequest<SignedRequest>();
    const { actor, method, url, body, params } = request;
    if (!confirmed || actor?.deskRole === undefined) return true;
    const act = { route: confirmed.route, method, url, body: body, detail: '' };
    const id = request.headers[CONFIRMATION_HEADER];
    await apart(
      'a confirmation is spent whatever becomes of the act, and a question stands whatever it answers',
      async () => {
        if (typeof id === 'string') return this.confirmations.use(actor, id, act);
        const { id: subjectId = '' } = params as { id?: string };
        const about =
          confirmed.of && (await subjectDetail(this.db, actor, this.clock, confirmed.of, subjectId));
        const detail = [about, actDetail(body)].filter(Boolean).join('；');
        return this.confirmations.ask(actor, { ...act, detail });
      },
    );
    return true;
  }
}
