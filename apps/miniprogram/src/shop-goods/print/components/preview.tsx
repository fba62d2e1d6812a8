import { type ReactNode } from 'react';
import type { RoundView, WaveView } from '@cailan/shared-types';
import { useRead } from '../../../api/use-read';
import { useReads } from '../../../api/use-reads';
import { Loaded } from '../../../ui/loaded';
import { Tap } from '../../../ui/tap';
import { DeliveryNote } from './paper/delivery-note';
import { headOf } from './paper/head';
import { MatrixPaper } from './paper/matrix-paper';
import { PackPaper } from './paper/pack-paper';
import { PickPaper } from './paper/pick-paper';
import { SignOffPaper } from './paper/sign-off-paper';
import type { PaperKind } from '../papers';
import './paper/paper.scss';

interface PreviewProps {
  kind: PaperKind;
  round: RoundView;
  wave: WaveView;
  groups: WaveView['groups'];
}

/** A paper as it will stand on A4; printing the page prints it alone, all rows, on numbered pages. */
export function Preview(props: PreviewProps): ReactNode {
  return props.kind === 'pick' ? <PickPreview {...props} /> : <SheetsPreview {...props} />;
}

function PickPreview({ round, wave }: PreviewProps): ReactNode {
  const params = { id: round.id, wave: String(wave.wave) };
  const list = useRead('GET /rounds/:id/waves/:wave/pick-list', { params });
  return (
    <Loaded of={list}>
      {(read) => (
        <Sheets>
          <PickPaper head={headOf(round, wave, list.updatedAt)} list={read} />
        </Sheets>
      )}
    </Loaded>
  );
}

function SheetsPreview({ kind, round, wave, groups }: PreviewProps): ReactNode {
  const sheets = useReads(
    'GET /group-orders/:id/pack-sheet',
    groups.map(({ groupOrderId }) => ({ params: { id: groupOrderId } })),
  );
  const head = headOf(round, wave, sheets.updatedAt);
  return (
    <Loaded of={sheets}>
      {(read) => (
        <Sheets>
          {kind === 'pack' ? <PackPaper head={head} sheets={read} /> : null}
          {kind === 'matrix' ? <MatrixPaper head={head} sheets={read} /> : null}
          {kind === 'sign' ? <SignOffPaper head={head} sheets={read} /> : null}
          {kind === 'note' ? <DeliveryNote head={head} sheets={read} /> : null}
        </Sheets>
      )}
    </Loaded>
  );
}

/** The sheets in sight, and the way to the printer. */
function Sheets({ children }: { children: ReactNode }): ReactNode {
  return (
    <>
      <div className="print__screen">
        <Tap onClick={() => window.print()}>打印这份（A4）</Tap>
      </div>
      <div className="paper-room">
        <article className="paper" aria-label="打印的样子">
          {children}
        </article>
      </div>
    </>
  );
}
