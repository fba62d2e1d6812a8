import type { ReactNode } from 'react';
import { Note } from '../../../ui/text';
import { TextField } from '../../../ui/text-field';
import type { HouseholdList } from '../../use-household-list';

/** A word for the grid leader and the shop. */
export function Remark({ list: { draft, open } }: { list: HouseholdList }): ReactNode {
  const { note } = draft.draft;
  if (open.length === 0) return note ? <Note>{`留言：${note}`}</Note> : null;
  return (
    <TextField
      label="留言给网格员和商超（可以不写）"
      placeholder="例如：鸡蛋轻放；家里只有老人，请按门铃"
      long
      most={200}
      value={note}
      onChange={(text) => draft.setNote(text)}
    />
  );
}
