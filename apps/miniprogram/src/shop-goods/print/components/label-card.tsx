import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { RoundView, WaveView } from '@cailan/shared-types';
import { useRead } from '../../../api/use-read';
import { Card, Even } from '../../../ui/layout';
import { Heading, Note, Small } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';
import { PrintLabels } from '../../print-labels';
import { fieldFaults, labelQuery, noFields, type LabelFields } from '../label-fields';

/** The service cuts the labels of a label printer into files of so many. */
const LABELS_A_FILE = 2000;

interface LabelCardProps {
  round: RoundView;
  wave: WaveView;
  /** One building alone. */
  group: WaveView['groups'][number] | undefined;
}

/** Labels of the bags that are packed: stickers on A4, or a label printer; some of them again. */
export function LabelCard({ round, wave, group }: LabelCardProps): ReactNode {
  const [fields, setFields] = useState(noFields);
  const [more, setMore] = useState(false);
  const bags = useLabels(round, wave, group);
  const faults = fieldFaults(fields);
  const ready = Object.keys(faults).length === 0;
  const paper = (roll: boolean) => ({
    round,
    wave: wave.wave,
    roll,
    query: labelQuery(fields, roll, group?.groupOrderId),
    part: group?.name,
  });
  const filling = { fields, faults, onChange: setFields };
  return (
    <Card>
      <Heading>标签</Heading>
      <Small>{`已装好 ${bags} 袋，一袋一张；打出来以后点“已打印”，再打的才标“补打”`}</Small>
      <View className="print__ways">
        {ready ? (
          <>
            <PrintLabels {...paper(false)}>A4 不干胶</PrintLabels>
            <PrintLabels {...paper(true)}>60×40 标签机</PrintLabels>
          </>
        ) : (
          <Note tone="now">先改好下面标红的数。</Note>
        )}
        <Tap kind="quiet" pressed={more} onClick={() => setMore(!more)}>
          {more ? '收起设置' : '起始格、偏移、补打'}
        </Tap>
      </View>
      {more ? <SheetFields {...filling} /> : null}
      {more ? <RangeFields {...filling} group={group} /> : null}
      {bags > LABELS_A_FILE ? (
        <Field
          {...filling}
          name="part"
          label={`标签机：第几份文件（每份最多 ${LABELS_A_FILE} 张）`}
          hint="1"
        />
      ) : null}
    </Card>
  );
}

function useLabels(round: RoundView, wave: WaveView, group: LabelCardProps['group']): number {
  const ids = new Set((group ? [group] : wave.groups).map(({ groupOrderId }) => groupOrderId));
  const orders = useRead('GET /group-orders', { query: { roundId: round.id } }).data ?? [];
  return orders.filter(({ id }) => ids.has(id)).reduce((sum, { bagCount }) => sum + bagCount, 0);
}

interface Filling {
  fields: LabelFields;
  faults: ReturnType<typeof fieldFaults>;
  onChange: (fields: LabelFields) => void;
}

/** How the sheet lies in the printer. */
function SheetFields(filling: Filling): ReactNode {
  return (
    <>
      <Field {...filling} name="from" label="A4 从第几格开始（一张 24 格，用剩的纸接着用）" hint="1" />
      <Even>
        <Field {...filling} name="offsetX" label="往右偏（毫米）" hint="0" />
        <Field {...filling} name="offsetY" label="往下偏（毫米）" hint="0" />
      </Even>
    </>
  );
}

/** Some labels again: by their numbers in the building. */
function RangeFields({ group, ...filling }: Filling & Pick<LabelCardProps, 'group'>): ReactNode {
  if (!group) return <Small>只补打几张：先在上面选一栋，再填从第几袋到第几袋。</Small>;
  return (
    <Even>
      <Field {...filling} name="firstBag" label="从本楼第几袋" hint="1" />
      <Field {...filling} name="lastBag" label="到本楼第几袋" hint="最后" />
    </Even>
  );
}

function Field({
  fields,
  faults,
  onChange,
  name,
  label,
  hint,
}: Filling & { name: keyof LabelFields; label: string; hint: string }): ReactNode {
  return (
    <TextField
      label={label}
      placeholder={hint}
      value={fields[name]}
      onChange={(typed) => onChange({ ...fields, [name]: typed })}
      most={7}
      fault={faults[name]}
    />
  );
}
