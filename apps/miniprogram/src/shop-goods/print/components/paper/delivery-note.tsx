import type { ReactNode } from 'react';
import {
  BAG_LANES,
  laneNames,
  type NoteRow,
  noteRow,
  noteTotal,
  notPackedText,
  type PackSheetView,
} from '@cailan/shared-types';
import type { PaperHead } from './head';
import { PaperTitle, Signatures } from './paper-title';

interface DeliveryNoteProps {
  head: PaperHead;
  sheets: readonly PackSheetView[];
}

const COLUMNS = 5 + BAG_LANES.length;

/** 送货单: bags and crates of each building, for the driver, the gate and those who receive. */
export function DeliveryNote({ head, sheets }: DeliveryNoteProps): ReactNode {
  const rows = sheets.map((sheet) => noteRow(sheet));
  const total = noteTotal(rows);
  return (
    <section>
      <table className="paper__table">
        <thead>
          <PaperTitle
            title={`送货单 · ${head.supermarket}`}
            facts={`${rows.length} 栋 ${total.bags} 袋 ${total.crates} 箱`}
            {...{ head, columns: COLUMNS }}
          />
          <tr>
            {['楼栋', '户', '袋', ...BAG_LANES.map((lane) => laneNames[lane]), '周转箱', '实收和签字'].map(
              (name, i) => (
                <th scope="col" key={name} className={i > 0 && i < COLUMNS - 1 ? 'paper__figure' : ''}>
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.name} row={row} />
          ))}
          <Line row={total} />
        </tbody>
      </table>
      {total.unpacked > 0 ? <p>{notPackedText(total.unpacked)}</p> : null}
      <Signatures names={['装车', '配送员', '车牌', '门口接收']} />
    </section>
  );
}

function Line({ row }: { row: NoteRow }): ReactNode {
  return (
    <tr className="paper__note">
      <td>
        {row.name}
        {row.unpacked > 0 ? <small>{`${row.unpacked} 户没装好`}</small> : null}
      </td>
      <td className="paper__figure">{row.households}</td>
      <td className="paper__figure paper__sum">{row.bags}</td>
      {row.lanes.map(({ lane, count }) => (
        <td className="paper__figure" key={lane}>
          {count || ''}
        </td>
      ))}
      <td className="paper__figure">{row.crates}</td>
      <td>
        <i className="paper__blank paper__blank--long" />
      </td>
    </tr>
  );
}
