import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { DUES_MODES, fenOf, QUOTA_RULES, quotaRuleNames, wholeOf } from '@cailan/shared-types';
import { Choice } from '../../../ui/choice';
import { Card } from '../../../ui/layout';
import { Heading } from '../../../ui/text';
import { TextField } from '../../../ui/text-field';
import { duesModeNames } from '../../round-words';
import type { RoundForm } from '../round-form';
import './round-rules.scss';

const rules = QUOTA_RULES.map((value) => ({ value, label: quotaRuleNames[value] }));
const duesModes = DUES_MODES.map((value) => ({ value, label: duesModeNames[value] }));

/** Who gets scarce goods, how shortage is shared, when households pay, and from what sum on we deliver. */
export function RoundRules({
  form,
  onChange,
}: {
  form: RoundForm;
  onChange: (form: RoundForm) => void;
}): ReactNode {
  return (
    <Card>
      <Heading>规则</Heading>
      <Choice
        label="限量商品怎么给"
        options={rules}
        value={form.quotaRule}
        onChange={(quotaRule) => onChange({ ...form, quotaRule })}
      />
      <View className="rule-hint">
        {form.quotaRule === 'fair'
          ? '截单后再分：优先户先分，其余平均，剩下的抽签。居民不用抢。'
          : '谁先提交谁先得，楼栋可以在截单前确认。'}
      </View>
      <Choice
        label="拣货缺了怎么分"
        options={rules}
        value={form.shortageRule}
        onChange={(shortageRule) => onChange({ ...form, shortageRule })}
      />
      <Choice
        label="住户什么时候把钱交给网格员"
        options={duesModes}
        value={form.duesMode}
        onChange={(duesMode) => onChange({ ...form, duesMode })}
      />
      <TextField
        label="起送额（元，整团合计；0 是不设）"
        kind="decimal"
        value={form.minimum}
        onChange={(minimum) => onChange({ ...form, minimum })}
        fault={fenOf(form.minimum) === undefined ? '请写成元，例如 500' : undefined}
        most={10}
      />
      <TextField
        label="称重商品最多多收（%）"
        kind="digits"
        value={form.tolerance}
        onChange={(tolerance) => onChange({ ...form, tolerance })}
        fault={wholeOf(form.tolerance, 50) === undefined ? '请写 0 到 50' : undefined}
        most={2}
      />
    </Card>
  );
}
