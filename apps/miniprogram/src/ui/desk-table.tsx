import type { ReactNode } from 'react';
import { showDetail } from './show-detail';
import { Tap } from './tap';
import './desk-table.scss';

export interface Column<T> {
  name: string;
  cell: (row: T) => ReactNode;
  /** Figures stand to the right, under each other. */
  figure?: boolean;
}

interface DeskTableProps<T> {
  /** What the table lists, for screen readers. */
  label: string;
  /** The first column names the row. */
  columns: readonly Column<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string;
  /** Rows that can be chosen show their detail beside the table. */
  choose?: { chosen: string | undefined; onChoose: (key: string) => void };
}

/** A table of a desk screen (see `useWide`); phones, and so WeChat, show cards instead. */
export function DeskTable<T>({ label, columns, rows, keyOf, choose }: DeskTableProps<T>): ReactNode {
  if (process.env.TARO_ENV !== 'h5') return null;
  const [first, ...others] = columns;
  return (
    <div className="table desk-table" {...(choose ? {} : scrolledByKeys(label))}>
      <table aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ name, figure }) => (
              <th key={name} scope="col" className={figure ? 'number' : ''}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = keyOf(row);
            const chosen = choose?.chosen === key;
            const take =
              choose &&
              (() => {
                choose.onChoose(key);
                showDetail();
              });
            return (
              <tr key={key} className={chosen ? 'desk-table__chosen' : ''} onClick={take}>
                <th scope="row">
                  <div className="desk-table__name">
                    {take ? (
                      <Tap kind="quiet" pressed={chosen} onClick={take}>
                        {first?.cell(row)}
                      </Tap>
                    ) : (
                      first?.cell(row)
                    )}
                  </div>
                </th>
                {others.map(({ name, cell, figure }) => (
                  <td key={name} className={figure ? 'number' : ''}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Where no row can be reached with the keyboard, the frame is, so that its keys scroll it. */
const scrolledByKeys = (label: string) => ({ role: 'region', 'aria-label': label, tabIndex: 0 });
