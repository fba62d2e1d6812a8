import {
  Body,
  Catch,
  Controller,
  Headers,
  UseFilters,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { Done } from '@cailan/shared-types';
import type { FastifyReply } from 'fastify';
import { AllowAnyone, Endpoint } from '../../ground/http/endpoint';
import { BadNotice } from './bad-notice';
import { NotificationsService } from './notifications.service';

/** Refuses as WeChat Pay reads it: it sends the notice again later. */
@Catch(BadNotice)
class RefusedNotice implements ExceptionFilter {
  catch({ code, httpStatus }: BadNotice, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    void reply.status(httpStatus).send({ code: 'FAIL', message: code });
  }
}

/** Where WeChat Pay tells of payments and refunds. Who asks is known by the signature over the raw body. */
@Controller()
@UseFilters(RefusedNotice)
export class NotificationsController {
  constructor(private readonly notifications: NotificationsService) {}

  @Endpoint('POST /wechat-pay/notifications')
  @AllowAnyone()
  async receive(
    @Headers() headers: Record<string, string | string[] | undefined>,
    @Body() body: unknown,
  ): Promise<Done> {
    await this.notifications.receive(headers, Buffer.isBuffer(body) ? body : Buffer.alloc(0));
    return { done: true };
  }
}
