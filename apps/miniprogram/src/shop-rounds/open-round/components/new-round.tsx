import { useRef, useState, type ReactNode } from 'react';
import type { CommunityView, RoundView, SupplierTermsView, WindowView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { allOf } from '../../../api/all-of';
import { useRead } from '../../../api/use-read';
import { useWrite } from '../../../api/use-write';
import { newClientKey } from '../../../offline/ids';
import { pages } from '../../../pages';
import { Loaded } from '../../../ui/loaded';
import { turnTo } from '../../../ui/open';
import { Page } from '../../../ui/page';
import { Note } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { useMyShop } from '../../../session/use-my-shop';
import { proposedForm, requestOf } from '../round-form';
import { RoundRules } from './round-rules';
import { RoundTimes } from './round-times';
import { WindowChoice } from '../../../rounds/window-choice';

/** The first half: for which window and communities, when, and by which rules. */
export function NewRound(): ReactNode {
  const windows = useRead('GET /windows');
  const communities = useRead('GET /communities');
  const rounds = useRead('GET /rounds');
  const { id: shopId } = useMyShop();
  const terms = useRead('GET /supermarkets/:id/terms', { params: { id: shopId } });
  const coming = windows.data?.filter(isComing) ?? [];
  const nothing = { title: '没有可选的配送时段', hint: '社区排好配送时段后，这里能选。' };
  const form = ([places, served]: readonly [readonly CommunityView[], SupplierTermsView]) => (
    <NewRoundForm
      windows={coming}
      communities={places.filter(({ id }) => served.communityIds.includes(id))}
      terms={served}
      rounds={(rounds.data ?? []).filter(({ supermarketId }) => supermarketId === shopId)}
    />
  );
  return (
    <Page title="开新团" hint="第 1 步：时段、时间和规则" onRefresh={windows.refresh}>
      <Loaded of={windows} empty={{ when: () => coming.length === 0, ...nothing }}>
        {() => <Loaded of={allOf(communities, terms)}>{form}</Loaded>}
      </Loaded>
    </Page>
  );
}

const DAY_MS = 86_400_000;

/** The next window that has no round of ours and leaves a day to order, pick and pack in; else the next one. */
function firstWindow(windows: readonly WindowView[], taken: ReadonlySet<string>): WindowView | undefined {
  const early = new Date(serviceNow().getTime() + DAY_MS).toISOString();
  return windows.find(({ id, startAt }) => startAt > early && !taken.has(id)) ?? windows[0];
}

const isComing = ({ startAt, status }: WindowView): boolean =>
  status === 'planned' && startAt > serviceNow().toISOString();

interface NewRoundFormProps {
  windows: readonly WindowView[];
  communities: readonly CommunityView[];
  rounds: readonly RoundView[];
  terms: SupplierTermsView;
}

function NewRoundForm({ windows, communities, rounds, terms }: NewRoundFormProps): ReactNode {
  const shop = useMyShop();
  const propose = (window: WindowView) => proposedForm(window, rounds, terms, serviceNow());
  const taken = new Set(
    rounds.filter(({ status }) => status !== 'cancelled').map(({ windowId }) => windowId),
  );
  const first = firstWindow(windows, taken);
  const [form, setForm] = useState(() => (first ? propose(first) : undefined));
  // The same key until it is done: a second try after a lost answer makes no second round.
  const clientKey = useRef(newClientKey());
  const create = useWrite('POST /rounds', {
    renews: ['GET /rounds'],
    onDone: ({ id }) => turnTo(pages.supermarket.openRound, { id }),
  });
  if (!form) return null;
  const window = windows.find(({ id }) => id === form.windowId);
  const request = requestOf(form, shop.id, window, serviceNow());
  const next = 'why' in request ? { why: request.why } : {};
  const send = () =>
    'body' in request
      ? void create.send({ body: { clientKey: clientKey.current, ...request.body } })
      : undefined;
  return (
    <>
      <WindowChoice
        windows={windows}
        chosen={form.windowId}
        noteOf={({ id }) => (taken.has(id) ? '（已有团）' : '')}
        onChoose={(chosen) => setForm(propose(chosen))}
      />
      {window ? (
        <RoundTimes window={window} communities={communities} form={form} onChange={setForm} />
      ) : null}
      <RoundRules form={form} onChange={setForm} />
      {create.failure ? <Note tone="harm">{create.failure}</Note> : null}
      <Tap busy={create.busy} {...next} onClick={send}>
        下一步：选商品
      </Tap>
    </>
  );
}
