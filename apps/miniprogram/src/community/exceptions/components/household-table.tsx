import type { ReactNode } from 'react';
import { DeskTable } from '../../../ui/desk-table';
import { Row } from '../../../ui/layout';
import { isOpen, type Unserved } from '../../unserved';
import { BagTag } from './bag-tag';

interface HouseholdTableProps {
  label: string;
  households: readonly Unserved[];
  chosenId: string | undefined;
  onChoose: (household: Unserved) => void;
}

/** Households on a desk screen; the chosen one is settled beside the table. */
export function HouseholdTable({ label, households, chosenId, onChoose }: HouseholdTableProps): ReactNode {
  const choose = (id: string) => {
    const household = households.find(({ householdId }) => householdId === id);
    if (household) onChoose(household);
  };
  return (
    <DeskTable
      label={label}
      columns={[
        { name: '门牌', cell: ({ door }) => door },
        { name: '袋', figure: true, cell: ({ bags }) => bags.length },
        { name: '没了结', figure: true, cell: ({ bags }) => bags.filter(isOpen).length },
        {
          name: '每一袋',
          cell: ({ bags }) => (
            <Row>
              {bags.map((bag) => (
                <BagTag key={bag.code} bag={bag} />
              ))}
            </Row>
          ),
        },
      ]}
      rows={households}
      keyOf={({ householdId }) => householdId}
      choose={{ chosen: chosenId, onChoose: choose }}
    />
  );
}
