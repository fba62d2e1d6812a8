import type { ReactNode } from 'react';
import { Tap } from './tap';

interface Column<T> {
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
  /** A row that is chosen shows its detail beside the table. */
  chosen: string | undefined;
  onChoose: (key: string) => void;
}

/** A table of a desk screen beside the detail of its chosen row (see `useWide`); phones, and so WeChat, show cards. */
export function DeskTable<T>(props: DeskTableProps<T>): ReactNode {
  const { label, columns, rows, keyOf } = props;
  if (process.env.TARO_ENV !== 'h5') return null;
  return (
    <div className="table table--desk">
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
          {rows.map((row) => (
            <DeskRow key={keyOf(row)} {...props} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DeskRow<T>({ row, columns, keyOf, chosen, onChoose }: DeskTableProps<T> & { row: T }): ReactNode {
  const [first, ...others] = columns;
  const on = chosen === keyOf(row);
  const choose = () => onChoose(keyOf(row));
  return (
    <tr className={on ? 'table__chosen' : ''} onClick={choose}>
      <th scope="row">
        <Tap kind="quiet" pressed={on} onClick={choose}>
          {first?.cell(row)}
        </Tap>
      </th>
      {others.map(({ name, cell, figure }) => (
        <td key={name} className={figure ? 'number' : ''}>
          {cell(row)}
        </td>
      ))}
    </tr>
  );
}
