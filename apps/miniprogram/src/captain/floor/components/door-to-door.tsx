import { useCallback, useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { FloorListView } from '@cailan/shared-types';
import { useOutbox } from '../../../offline/outbox';
import { Choice } from '../../../ui/choice';
import { Heading, Note, Small } from '../../../ui/text';
import { Scan } from '../../../ui/scan';
import { DoorCard } from './door-card';
import { DoorRow } from './door-row';
import { doorAt, doorStateOf, progressOf, unitOf, unitsOf, type Household, type Place } from '../floor-now';
import { ProgressCard } from './progress-card';
import { useDoors, useScannedDoor, type Doors, type RestingDoors } from '../state';
import { useRest } from '../../../ui/use-rest';
import { UnfinishedCard } from './unfinished-card';
import { sayAllServed, sayUnit } from '../words';

interface DoorToDoorProps {
  list: FloorListView;
  windowId: string;
  /** Where bags are held, by their code. */
  heldAt: ReadonlyMap<string, string | null>;
}

/** The captain's way along the doors: how far it is, the door that is next, what is not done, all doors of the unit. */
export function DoorToDoor({ list, windowId, heldAt }: DoorToDoorProps): ReactNode {
  const [place, setPlace] = useState<Place>({});
  const [done, setDone] = useState('');
  const { waiting } = useOutbox();
  const units = unitsOf(list);
  const { unit, household } = doorAt(units, place);
  const progress = progressOf(list);
  const goTo = useCallback(
    ({ householdId }: Household) => {
      const key = unitOf(unitsOf(list), householdId)?.key;
      setPlace({ ...(key !== undefined && { unit: key }), door: householdId });
    },
    [list],
  );
  const doors = useMovingOn(useDoors(windowId, setDone), unit?.key, setPlace);
  const onScan = useScannedDoor({ list, doors, goTo });
  const unsent = new Set(waiting.map(({ subject }) => subject));
  const unfinished = progress.unfinished.filter(({ householdId }) => householdId !== household?.householdId);
  return (
    <>
      <ProgressCard {...progress} unfinished={progress.unfinished.length} done={done} />
      <Units units={units} chosen={unit?.key} onChoose={(key) => setPlace({ unit: key })} />
      {household && doorStateOf(household) !== 'unfinished' ? (
        <DoorCard key={household.householdId} household={household} doors={doors} />
      ) : null}
      {household && doorStateOf(household) === 'unfinished' ? (
        <UnfinishedCard key={household.householdId} {...{ household, doors, heldAt }} />
      ) : null}
      {household || !unit ? null : (
        <Note tone={unit.unfinished > 0 ? 'now' : 'good'}>{sayAllServed(unit)}</Note>
      )}
      <Scan label="扫取货码或袋上的码" onScan={onScan} />
      {unfinished.length > 0 ? <Heading>还没完的</Heading> : null}
      {unfinished.map((each) => (
        <UnfinishedCard key={each.householdId} household={each} doors={doors} heldAt={heldAt} />
      ))}
      <Heading>{`${unit?.name ?? ''} · 每一户`}</Heading>
      <View className="doors">
        {unit?.households.map((each) => (
          <DoorRow
            key={each.householdId}
            household={each}
            here={each.householdId === household?.householdId}
            unsent={unsent.has(`household/${each.householdId}`)}
            onChoose={goTo}
          />
        ))}
      </View>
      <Small>点一户，可以先送那一户。</Small>
    </>
  );
}

/** After a door all of whose bags are out of hand the next one comes up by itself, and its buttons rest a moment. */
function useMovingOn(doors: Doors, unit: string | undefined, setPlace: (place: Place) => void): RestingDoors {
  const { resting, rest } = useRest();
  return {
    resting,
    mark: (household, outcome, details) => {
      doors.mark(household, outcome, details);
      const { householdId } = household;
      const stays = details?.bagCodes !== undefined;
      setPlace({
        ...(unit !== undefined && { unit }),
        ...(stays ? { door: householdId } : { last: householdId }),
      });
      rest();
    },
    end: (...ended) => {
      doors.end(...ended);
      rest();
    },
  };
}

function Units({
  units,
  chosen,
  onChoose,
}: {
  units: ReturnType<typeof unitsOf>;
  chosen: string | undefined;
  onChoose: (key: string) => void;
}): ReactNode {
  if (units.length < 2) return null;
  const options = units.map((unit) => ({ value: unit.key, label: sayUnit(unit) }));
  return <Choice label="单元" options={options} value={chosen} onChange={onChoose} />;
}
