import type { Room } from '../../ground/room';
import { RefundResults } from '../refunds/refund-results';
import { MoneyBack } from './money-back';
import { NotificationsController } from './notifications.controller';
import { NotificationsService } from './notifications.service';
import { PayDeadline } from './pay-deadline.service';
import { PaymentNotification } from './payment-notification.entity';
import { PaymentResults } from './payment-results';
import { Payment, PaymentAllocation } from './payment.entity';
import { PaymentsController } from './payments.controller';
import { PaymentsService } from './payments.service';
import { RefundNotices } from './refund-notices.port';
import { WechatAsking } from './wechat-asking.service';
import { WechatPayments } from './wechat-payments.service';
import { WechatResults } from './wechat-results';

export const paymentsRoom: Room = {
  controllers: [PaymentsController, NotificationsController],
  services: [
    PaymentsService,
    PaymentResults,
    MoneyBack,
    WechatResults,
    WechatAsking,
    WechatPayments,
    PayDeadline,
    NotificationsService,
    { provide: RefundNotices, useExisting: RefundResults },
  ],
  entities: [Payment, PaymentAllocation, PaymentNotification],
};
