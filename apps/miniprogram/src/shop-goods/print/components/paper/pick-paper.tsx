import { Fragment, type ReactNode } from 'react';
import { massWords, type PickLineView, type PickListView } from '@cailan/shared-types';
import { shortNames } from '../../../../rounds/short-names';
import type { PaperHead } from './head';
import { PaperTitle, Signatures } from './paper-title';
import { zonesOf } from './zones';

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
          {zonesOf(list.lines).map(({ zone, lines }) => (
            <Fragment key={lines[0]?.offerId}>
              <tr className="paper__zone">
                <td colSpan={columns}>{zone}</td>
              </tr>
              {lines.map((line) => (
                <PickRow key={line.offerId} line={line} names={names} beside={beside.length > 0} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      <Signatures names={['拣货人', '复核']} />
    </section>
  );
}

function PickRow({
  line,
  names,
  beside,
}: {
  line: PickLineView;
  names: readonly string[];
  beside: boolean;
}): ReactNode {
  const quantityOf = (group: number) => line.split.find(([each]) => each === group)?.[1] ?? '';
  const split = line.split.map(([group, quantity]) => `${names[group] ?? ''} ${quantity}`).join('、');
  return (
    <tr>
      <td className="paper__shelf">{line.shelf}</td>
      <td>
        {`${line.name} ${line.spec}`}
        {line.byWeight ? <b> 称重</b> : null}
        <small>{line.byWeight ? '分装时按户称' : massWords(line.quantity, line.massGrams)}</small>
        {beside ? null : <small>{split}</small>}
      </td>
      <td className="paper__figure paper__sum">{line.quantity}</td>
      {beside
        ? names.map((name, group) => (
            <td className="paper__figure" key={name}>
              {quantityOf(group)}
            </td>
          ))
        : null}
      <td>
        <i className="paper__box" />
      </td>
      <td>{line.pickedQuantity ?? <i className="paper__blank" />}</td>
    </tr>
  );
}
