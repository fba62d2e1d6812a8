import type { ReactNode } from 'react';
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
    <div className="table desk-table">
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
            return (
              <tr
                key={key}
                className={chosen ? 'desk-table__chosen' : ''}
                onClick={choose && (() => choose.onChoose(key))}
              >
                <th scope="row">
                  {choose ? (
                    <Tap kind="quiet" pressed={chosen} onClick={() => choose.onChoose(key)}>
                      {first?.cell(row)}
                    </Tap>
                  ) : (
                    first?.cell(row)
                  )}
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
