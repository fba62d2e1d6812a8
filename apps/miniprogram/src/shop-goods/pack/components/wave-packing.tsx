import { useEffect, useState, type ReactNode } from 'react';
import type { RoundView, WaveView } from '@cailan/shared-types';
import { useRead } from '../../../api/use-read';
import { Loaded } from '../../../ui/loaded';
import { Bar } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Small, Strong } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { nextBuilding, toPack } from '../../current-wave';
import { BuildingPacking } from './building-packing';
import { BuildingSheet } from './building-sheet';
import { CratesSheet } from './crates-sheet';

const POLL_MS = 20_000;

/** Packing one wave: building by building, each from its pack sheet. */
export function WavePacking({ round, wave }: { round: RoundView; wave: WaveView }): ReactNode {
  const [chosen, setChosen] = useState<string>();
  const [open, setOpen] = useState<'buildings' | 'crates'>();
  const close = () => setOpen(undefined);
  const group =
    wave.groups.find(({ groupOrderId }) => groupOrderId === chosen) ?? nextBuilding(wave) ?? wave.groups[0];
  const groupOrderId = group?.groupOrderId ?? '';
  const next = nextBuilding(wave, groupOrderId)?.groupOrderId;
  // The packer stays until they go on: the last household's labels and the building's crates are still to come.
  useEffect(() => setChosen(groupOrderId), [groupOrderId]);
  const sheet = useRead(
    'GET /group-orders/:id/pack-sheet',
    { params: { id: groupOrderId } },
    { enabled: group !== undefined, poll: POLL_MS },
  );
  const offers = useRead('GET /rounds/:id', { params: { id: round.id } });
  if (!group) return null;
  const choose = (id: string) => {
    setChosen(id);
    close();
  };
  return (
    <>
      <Building {...{ wave, group }} onOpen={setOpen} />
      <BuildingSheet open={open === 'buildings'} {...{ wave, group }} onChoose={choose} onClose={close} />
      {open === 'crates' ? <CratesSheet group={group} onClose={close} /> : null}
      <Loaded
        of={sheet}
        empty={{ when: ({ households }) => households.length === 0, title: '这一栋没有要装的户' }}
      >
        {(read) => (
          <Loaded of={offers}>
            {(detail) => (
              <BuildingPacking
                key={groupOrderId}
                {...{ round, wave }}
                offers={detail.offers}
                read={read}
                onStale={() => void sheet.refresh()}
                onDone={next === undefined ? undefined : () => setChosen(next)}
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}

interface BuildingProps {
  wave: WaveView;
  group: WaveView['groups'][number];
  onOpen: (sheet: 'buildings' | 'crates') => void;
}

/** Which building is packed and how far it is. */
function Building({ wave, group, onOpen }: BuildingProps): ReactNode {
  const { name, households, packedHouseholds } = group;
  return (
    <Card>
      <Row apart>
        <Strong>{name}</Strong>
        <Small>{`${packedHouseholds} / ${households} 户装好 · 全波还有 ${toPack(wave)} 户`}</Small>
      </Row>
      <Bar part={households > 0 ? packedHouseholds / households : 0} />
      <Row>
        {wave.groups.length > 1 ? (
          <Tap kind="quiet" onClick={() => onOpen('buildings')}>
            换楼栋
          </Tap>
        ) : null}
        <Tap kind="quiet" onClick={() => onOpen('crates')}>
          记周转箱
        </Tap>
      </Row>
    </Card>
  );
}
