import type { ReactNode } from 'react';
import type { PaperHead } from './head';

interface PaperTitleProps {
  title: string;
  head: PaperHead;
  /** What this paper counts: `24 户 61 袋`. */
  facts: string;
  columns: number;
}

/** A paper's title as the first row of its table's head, so that every page begins with it. */
export function PaperTitle({ title, head, facts, columns }: PaperTitleProps): ReactNode {
  return (
    <tr className="paper__title">
      <th colSpan={columns}>
        <span className="paper__name">{title}</span>
        <span className="paper__facts">
          <span>{`${head.supermarket} · ${head.about} · ${facts}`}</span>
          <span>{`${head.code} · ${head.printed}`}</span>
        </span>
      </th>
    </tr>
  );
}

/** Where people sign. */
export function Signatures({ names }: { names: readonly string[] }): ReactNode {
  return (
    <p className="paper__signs">
      {names.map((name) => (
        <span key={name}>
          {name} <i className="paper__blank" />
        </span>
      ))}
    </p>
  );
}
