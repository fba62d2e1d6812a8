import type { ReactNode } from 'react';
import { pages } from '../../pages';
import { Loaded } from '../../ui/loaded';
import { open } from '../../ui/open';
import { Page } from '../../ui/page';
import { Facts } from '../../ui/figures';
import { Card, Row } from '../../ui/layout';
import { Heading, Small, Strong } from '../../ui/text';
import { Tap } from '../../ui/tap';
import { Helpers } from '../helpers';
import { useOwnHousehold } from '../use-own';

definePageConfig({ navigationBarTitleText: '我家', enablePullDownRefresh: true });

/** 我家: where it is brought to, who lives here, whom to call. */
export default function HouseholdPage(): ReactNode {
  const household = useOwnHousehold();
  return (
    <Page title="我家" tabs onRefresh={household.refresh}>
      <Loaded of={household}>
        {({ door, address, communityName, deliveryGroupName, dropPointName, members, ...rest }) => (
          <>
            <Card>
              <Heading>{door}</Heading>
              <Facts
                facts={[
                  { name: '社区', value: communityName },
                  { name: '地址', value: address },
                  { name: '和谁一起送', value: deliveryGroupName },
                  { name: '送到哪个门口', value: dropPointName },
                  { name: '收货人', value: `${rest.contactName} ${rest.contactPhone}` },
                ]}
              />
              <Small>地址和电话不对，请告诉网格员改。</Small>
            </Card>
            <Card>
              <Heading>{`家里人（${members.length}）`}</Heading>
              {members.map(({ personId, name }) => (
                <Row apart key={personId}>
                  <Strong>{name}</Strong>
                  <Small>能看、能改清单</Small>
                </Row>
              ))}
              <Tap kind="line" onClick={() => open(pages.account.members)}>
                管理家里人，邀请
              </Tap>
            </Card>
            <Helpers of={rest.helpers} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
