import { Fragment, type ReactNode } from 'react';
import { pickNote, pickRows, type PickListView, type PickRow } from '@cailan/shared-types';
import { shortNames } from '../../../../rounds/short-names';
import type { PaperHead } from './head';
import { PaperTitle, Signatures } from './paper-title';

/** So many buildings fit beside each other on upright A4; the split of more stands under the product's name. */
const MOST_BUILDINGS = 8;

/** 拣货单: what to take from the shelves, zone by zone, with the building split. */
export function PickPaper({ head, list }: { head: PaperHead; list: PickListView }): ReactNode {
  const names = shortNames(list.groups.map(({ name }) => name));
  const beside = names.length <= MOST_BUILDINGS ? names : [];
  const columns = 5 + beside.length;
  const facts = `${list.lines.length} 样 ${list.quantity} 件 · ${names.length} 栋`;
  return (
    <section>
      <table className="paper__table">
        <thead>
          <PaperTitle title={`拣货单 · ${head.supermarket}`} {...{ head, facts, columns }} />
          <tr>
            <th scope="col">货位</th>
            <th scope="col">商品</th>
            <th scope="col" className="paper__figure">
              合计
            </th>
            {beside.map((name) => (
              <th scope="col" className="paper__figure" key={name}>
                {name}
              </th>
            ))}
            <th scope="col">拣齐</th>
            <th scope="col">实拣</th>
          </tr>
        </thead>
        <tbody>
          {pickRows(list).map((row, i, rows) => (
            <Fragment key={row.offerId}>
              {row.zone === rows[i - 1]?.zone ? null : (
                <tr className="paper__zone">
                  <td colSpan={columns}>{row.zone}</td>
                </tr>
              )}
              <Row row={row} names={names} beside={beside.length > 0} />
            </Fragment>
          ))}
        </tbody>
      </table>
      <Signatures names={['拣货人', '复核']} />
    </section>
  );
}

function Row({ row, names, beside }: { row: PickRow; names: readonly string[]; beside: boolean }): ReactNode {
  const { shelf, product, spec, byWeight, quantity, perGroup, picked } = row;
  const split = names.flatMap((name, i) => (perGroup[i] ? [`${name} ${perGroup[i]}`] : [])).join('、');
  return (
    <tr>
      <td className="paper__shelf">{shelf}</td>
      <td>
        {`${product} ${spec}`}
        {byWeight ? <b> 称重</b> : null}
        <small>{pickNote(row)}</small>
        {beside ? null : <small>{split}</small>}
      </td>
      <td className="paper__figure paper__sum">{quantity}</td>
      {beside
        ? names.map((name, group) => (
            <td className="paper__figure" key={name}>
              {perGroup[group] || ''}
            </td>
          ))
        : null}
      <td>
        <i className="paper__box" />
      </td>
      <td>{picked ?? <i className="paper__blank" />}</td>
    </tr>
  );
}
