import {
  Body,
  Catch,
  Controller,
  Headers,
  Inject,
  Logger,
  UseFilters,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { Done } from '@cailan/shared-types';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../ground/clock';
import { AllowAnyone, Endpoint } from '../../ground/http/endpoint';
import { CONFIG, type Config } from '../../ground/settings/config';
import { BadNotification, openNotification } from '../../ground/wechat/pay/callback';
import { headerOf } from '../../ground/wechat/pay/sign';
import { CallbacksService } from './callbacks.service';

/** Refuses as WeChat Pay reads it: it sends the callback again later. Nothing of its content is logged. */
@Catch(BadNotification)
class RefusedCallback implements ExceptionFilter {
  private readonly log = new Logger('payments');

  catch({ code, httpStatus }: BadNotification, host: ArgumentsHost): void {
    const { headers } = host.switchToHttp().getRequest<FastifyRequest>();
    this.log.warn({ refused: code, serial: headerOf(headers, 'wechatpay-serial')?.slice(0, 64) });
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    void reply.status(httpStatus).send({ code: 'FAIL', message: code });
  }
}

/** Where WeChat Pay tells of payments and refunds. Who asks is known by the signature over the raw body. */
@Controller()
@UseFilters(RefusedCallback)
export class CallbacksController {
  constructor(
    private readonly callbacks: CallbacksService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Endpoint('POST /wechat-pay/notifications')
  @AllowAnyone()
  async receive(
    @Headers() headers: Record<string, string | string[] | undefined>,
    @Body() body: unknown,
  ): Promise<Done> {
    const { wechat } = this.config;
    if (!wechat) throw new BadNotification('wechat_not_configured');
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    await this.callbacks.receive(openNotification(wechat.merchants, headers, bytes, this.clock.now()));
    return { done: true };
  }
}
