import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { serviceNow } from '../../../api/clock';
import { sayInstant } from '../../../time';
import { Card } from '../../../ui/layout';
import { Heading, Note, Small } from '../../../ui/text';
import type { BuildingOrder } from '../../grid-windows';
import { takesLists } from '../../../rounds/takes-lists';

/** What confirming means: said before it is done. */
export function WhatFreezes({ orders }: { orders: readonly BuildingOrder[] }): ReactNode {
  const now = serviceNow();
  const early = orders.some(
    (order) => takesLists(order, now) && order.group.ordered < order.group.households,
  );
  const payBy = orders.map(({ group }) => group.payBy).sort()[0];
  return (
    <Card>
      <Heading>确认以后</Heading>
      <View>
        <Small>这些楼不能再下单、改单、撤单；名字、价格、金额、地址都按现在的定下来。</Small>
      </View>
      {payBy ? (
        <View>
          <Small>{sayInstant(payBy, now)} 前要付款，不付会自动取消，清单给住户留着。</Small>
        </View>
      ) : null}
      {early ? (
        <Note tone="now">还没到截单时间。现在确认，这些楼里还没下单的住户就不能再在这几家下单了。</Note>
      ) : null}
    </Card>
  );
}
