import { Fragment, type ReactNode } from 'react';
import {
  bagsText,
  changesText,
  packGroup,
  type PackHousehold,
  type PackLine,
  type PackSheetView,
  packTotalsText,
} from '@cailan/shared-types';
import { voidWords } from '../../../pack/packing';
import type { PaperHead } from './head';
import { PaperTitle, Signatures } from './paper-title';

/** 分装单: a building's households in stair order, every building on pages of its own. */
export function PackPaper({
  head,
  sheets,
}: {
  head: PaperHead;
  sheets: readonly PackSheetView[];
}): ReactNode {
  return sheets.map((sheet) => {
    const { name, households, voidNumbers = [], crates } = packGroup(sheet);
    const facts = [`${households.length} 户 · 楼梯顺序`, `周转箱 ${crates}`, voidWords(voidNumbers)];
    return (
      <section key={sheet.groupOrderId} className="paper__part">
        <table className="paper__table">
          <thead>
            <PaperTitle
              title={`分装单 · ${name}`}
              facts={facts.filter(Boolean).join(' · ')}
              {...{ head, columns: 3 }}
            />
          </thead>
          <tbody>
            {households.map((household, i) => (
              <Fragment key={household.runningNumber}>
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
              <td colSpan={2}>{packTotalsText(households)}</td>
            </tr>
          </tbody>
        </table>
        <Signatures names={['分装', '交配送员', '楼栋长']} />
      </section>
    );
  });
}

function HouseholdRow({ household }: { household: PackHousehold }): ReactNode {
  const { door, runningNumber, name, phone, note, lines, bags } = household;
  return (
    <tr className="paper__household">
      <td className="paper__who">
        <b className="paper__door">{door}</b>
        <small>{`${runningNumber} 号 · ${name}`}</small>
        {phone ? <small>{phone}</small> : null}
      </td>
      <td>
        {lines.map((line, i) => (
          <Goods key={i} line={line} />
        ))}
        {note ? <small>{`留言：${note}`}</small> : null}
      </td>
      <td className="paper__bags">
        {bags.total > 0 ? bagsText(bags) : '袋 ____'}
        <span>
          <i className="paper__box" /> 装齐
        </span>
      </td>
    </tr>
  );
}

function Goods({ line }: { line: PackLine }): ReactNode {
  const { product, spec, bundle, byWeight, quantity, ordered, grams, wish } = line;
  const goods = `${product} ${spec} ×${quantity || ordered}`;
  const changes = changesText(line);
  return (
    <span className="paper__goods">
      {quantity > 1 ? <mark>{goods}</mark> : quantity > 0 ? goods : <s>{goods}</s>}
      {byWeight && quantity > 0 ? `（称 ${grams ?? '______'} g）` : null}
      {bundle ? `（套餐：${bundle}）` : null}
      {changes ? <b>{` ${changes}`}</b> : null}
      {wish ? `（${wish}）` : null}
    </span>
  );
}
