import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { CommunityView, WindowView } from '@cailan/shared-types';
import { Card } from '../../../ui/layout';
import { Heading } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { TimeField } from '../../time-field';
import type { RoundForm } from '../round-form';
import './round-times.scss';

interface RoundTimesProps {
  window: WindowView;
  communities: readonly CommunityView[];
  form: RoundForm;
  onChange: (form: RoundForm) => void;
}

/** For whom, and when it opens, is cut off and must be paid: all of it before the window begins. */
export function RoundTimes({ window, communities, form, onChange }: RoundTimesProps): ReactNode {
  const { communityIds } = form;
  const toggle = (id: string) =>
    onChange({
      ...form,
      communityIds: communityIds.includes(id)
        ? communityIds.filter((each) => each !== id)
        : [...communityIds, id],
    });
  return (
    <>
      <Card>
        <Heading>社区（可以选几个）</Heading>
        <View className="choice communities">
          {communities.map(({ id, name }) => (
            <Tap key={id} kind="line" pressed={communityIds.includes(id)} onClick={() => toggle(id)}>
              {communityIds.includes(id) ? `✓ ${name}` : name}
            </Tap>
          ))}
        </View>
      </Card>
      <Card>
        <Heading>时间</Heading>
        <TimeField
          name="开团"
          until={window.startAt}
          value={form.opens}
          onChange={(opens) => onChange({ ...form, opens })}
        />
        <TimeField
          name="截单"
          until={window.startAt}
          value={form.cutOff}
          onChange={(cutOff) => onChange({ ...form, cutOff })}
        />
        <TimeField
          name="付款截止"
          until={window.startAt}
          value={form.pay}
          onChange={(pay) => onChange({ ...form, pay })}
        />
      </Card>
    </>
  );
}
