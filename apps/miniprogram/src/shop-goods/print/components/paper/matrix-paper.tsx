import type { ReactNode } from 'react';
import { sortingTable, type PackSheetView, type SortingTable } from '@cailan/shared-types';
import type { PaperHead } from './head';
import { columnShares } from './columns';
import { PaperTitle } from './paper-title';

/** So many rooms fit on lying A4. */
const ROOMS = 24;

interface MatrixPaperProps {
  head: PaperHead;
  sheets: readonly PackSheetView[];
}

/** 分拣表: product × room, every building on lying pages of its own. */
export function MatrixPaper({ head, sheets }: MatrixPaperProps): ReactNode {
  return sheets.map((sheet) => {
    const matrix = sortingTable(sheet);
    return columnShares(matrix.rooms.length, ROOMS).map(({ from, to }) => (
      <section key={`${sheet.groupOrderId} ${from}`} className="paper__part paper__part--lying">
        <MatrixTable head={head} group={sheet.groupName} {...{ matrix, from, to }} />
      </section>
    ));
  });
}

interface MatrixTableProps {
  head: PaperHead;
  group: string;
  matrix: SortingTable;
  /** Rooms [from, to) of all. */
  from: number;
  to: number;
}

function MatrixTable({ head, group, matrix, from, to }: MatrixTableProps): ReactNode {
  const rooms = matrix.rooms.slice(from, to);
  const facts = `${matrix.rooms.length} 户 ${matrix.sum} 件`;
  return (
    <table className="paper__table paper__matrix">
      <thead>
        <PaperTitle title={`分拣表 · ${group}`} {...{ head, facts }} columns={rooms.length + 2} />
        <tr>
          <th scope="col">商品</th>
          {rooms.map(({ orderId, unit, room, pieces }) => (
            <th scope="col" key={orderId} className="paper__room">
              <span>{`${unit} ${room} · ${pieces} 件`.trim()}</span>
            </th>
          ))}
          <th scope="col">合计</th>
        </tr>
      </thead>
      <tbody>
        {matrix.rows.map(({ offerId, name, spec, quantities, sum }) => (
          <tr key={offerId}>
            <th scope="row">{`${name} ${spec}`.trim()}</th>
            {rooms.map(({ orderId }, i) => (
              <Cell key={orderId} quantity={quantities[from + i] ?? 0} />
            ))}
            <td className="paper__cell">
              <b>{sum}</b>
            </td>
          </tr>
        ))}
        <tr className="paper__total">
          <th scope="row">合计</th>
          {rooms.map(({ orderId, pieces }) => (
            <td className="paper__cell" key={orderId}>
              {pieces}
            </td>
          ))}
          <td className="paper__cell">{matrix.sum}</td>
        </tr>
      </tbody>
    </table>
  );
}

/** More than one stands out, since one is what hands expect. */
function Cell({ quantity }: { quantity: number }): ReactNode {
  return <td className={`paper__cell ${quantity > 1 ? 'paper__cell--many' : ''}`}>{quantity || ''}</td>;
}
