import { Fragment, type ReactNode } from 'react';
import {
  formatFen,
  laneNames,
  type PackHouseholdView,
  type PackSheetView,
  packTotals,
  wishNames,
} from '@cailan/shared-types';
import { bagsByLane, isAsked, voidWords } from '../../../pack/packing';
import type { PaperHead } from './head';
import { PaperTitle, Signatures } from './paper-title';

type PackLine = PackHouseholdView['lines'][number];

/** 分装单: a building's households in stair order, every building on pages of its own. */
export function PackPaper({
  head,
  sheets,
}: {
  head: PaperHead;
  sheets: readonly PackSheetView[];
}): ReactNode {
  return sheets.map(({ groupOrderId, groupName, households, voidNumbers }) => (
    <section key={groupOrderId} className="paper__part">
      <table className="paper__table">
        <thead>
          <PaperTitle
            title={`分装单 · ${groupName}`}
            facts={[`${households.length} 户 · 楼梯顺序`, voidWords(voidNumbers)].filter(Boolean).join(' · ')}
            {...{ head, columns: 3 }}
          />
        </thead>
        <tbody>
          {households.map((household, i) => (
            <Fragment key={household.orderId}>
              {household.unit && household.unit !== households[i - 1]?.unit ? (
                <tr className="paper__zone">
                  <td colSpan={3}>{household.unit}</td>
                </tr>
              ) : null}
              <HouseholdRow household={household} />
            </Fragment>
          ))}
          <tr className="paper__total">
            <td>合计</td>
            <td colSpan={2}>{totalsOf(households)}</td>
          </tr>
        </tbody>
      </table>
      <Signatures names={['分装', '交配送员', '楼栋长']} />
    </section>
  ));
}

/** The same sums as on the service's papers. */
function totalsOf(households: readonly PackHouseholdView[]): string {
  const { pieces, substituted, missing, refundFen } = packTotals(households.flatMap(({ lines }) => lines));
  const bags = households.reduce((sum, household) => sum + household.bags.length, 0);
  return [
    `${households.length} 户`,
    `${pieces} 件${substituted > 0 ? `（换货 ${substituted}）` : ''}`,
    `袋 ${bags}`,
    ...(missing > 0 ? [`缺 ${missing} 件`] : []),
    ...(refundFen > 0 ? [`退 ${formatFen(refundFen)}`] : []),
  ].join(' · ');
}

function HouseholdRow({ household }: { household: PackHouseholdView }): ReactNode {
  const { door, runningNumber, recipient, phone, note, lines, bags } = household;
  const counted = bagsByLane(bags).map(({ lane, count }) => `${laneNames[lane]} ${count}`);
  return (
    <tr className="paper__household">
      <td className="paper__who">
        <b className="paper__door">{door}</b>
        <small>{`${runningNumber} 号 · ${recipient}`}</small>
        {phone ? <small>{phone}</small> : null}
      </td>
      <td>
        {lines.map((line) => (
          <Goods key={line.lineId} line={line} />
        ))}
        {note ? <small>{`留言：${note}`}</small> : null}
      </td>
      <td className="paper__bags">
        {bags.length > 0 ? `袋 ${bags.length}（${counted.join(' ')}）` : '袋 ____'}
        <span>
          <i className="paper__box" /> 装齐
        </span>
      </td>
    </tr>
  );
}

function Goods({ line }: { line: PackLine }): ReactNode {
  const { name, spec, bundleName, byWeight, quantity } = line;
  const { shortQuantity, substituteName, substitutedQuantity, refundFen } = line;
  const goods = `${name} ${spec} ×${quantity}`;
  return (
    <span className="paper__goods">
      {quantity > 1 ? <mark>{goods}</mark> : quantity > 0 ? goods : null}
      {bundleName ? `（套餐：${bundleName}）` : null}
      {byWeight && quantity > 0 ? `（称 ${line.packedGrams ?? '______'} g）` : null}
      {substitutedQuantity > 0 ? <b>{` 换 ${substituteName ?? '同类'} ×${substitutedQuantity}`}</b> : null}
      {refundFen > 0 ? ` 退 ${formatFen(refundFen)}` : null}
      {shortQuantity > 0 ? (
        <>
          {' '}
          {quantity === 0 ? <s>{`${name} ${spec}`}</s> : null}
          {` 缺 ${shortQuantity}（${isAsked(line) ? '在问住户' : wishNames.refund}）`}
        </>
      ) : null}
    </span>
  );
}
