import type { Room } from '../../ground/room';
import { PaymentOutcomes } from './outcome';
import { PayDeadline } from './pay-deadline';
import { Payment, PaymentAllocation } from './payment.entity';
import { PaymentQuery } from './payment-query';
import { PaymentsController } from './payments.controller';
import { PaymentsService } from './payments.service';
import { ShippingReport } from './shipping-report';
import { WechatPaymentOutcome } from './wechat-outcome';
import { WechatPayment } from './wechat-payment';

export const paymentsRoom: Room = {
  controllers: [PaymentsController],
  services: [
    PaymentsService,
    PaymentOutcomes,
    WechatPaymentOutcome,
    PaymentQuery,
    WechatPayment,
    PayDeadline,
    ShippingReport,
  ],
  entities: [Payment, PaymentAllocation],
};
