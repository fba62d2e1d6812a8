import { useState, type ReactNode } from 'react';
import { refusalText, resolutionRefusal } from '@cailan/shared-types';
import { queue, useSubject } from '../../../offline/outbox';
import { useSession } from '../../../session/use-session';
import { bagWords } from '../../../words/statuses';
import { Choice } from '../../../ui/choice';
import { Note, Small } from '../../../ui/text';
import { say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';
import type { Unserved, UnservedBag } from '../../unserved';
import { followsWords, resolutionsOf, type Resolution } from '../resolutions';

interface ResolveBagProps {
  household: Unserved;
  bag: UnservedBag;
}

/** How one bag that did not arrive ends; waits on the phone while there is no network. */
export function ResolveBag({ household, bag }: ResolveBagProps): ReactNode {
  const { code, status } = bag;
  const { person } = useSession();
  const [to, setTo] = useState<Resolution>();
  const [heldAt, setHeldAt] = useState('');
  const [note, setNote] = useState('');
  const subject = `bag/${code}`;
  const sent = useSubject(subject);
  const ownHousehold = (person?.roles ?? []).some(
    ({ role, scopeId }) => role === 'resident' && scopeId === household.householdId,
  );
  const refusal = to && resolutionRefusal({ ownHousehold, from: status, to, heldAt });
  const why = to ? refusal && refusalText(refusal) : '请选怎么了结';
  const send = () => {
    if (!to) return;
    const place = to === 'held' ? { heldAt: heldAt.trim() } : {};
    const kept = queue({
      route: 'POST /bags/:code/resolution',
      params: { code },
      body: { to, ...place, ...(note.trim() !== '' && { note: note.trim() }) },
      label: `${household.door} ${bagWords[to].words}`,
      subject,
      renews: ['GET /windows/:id/progress', 'GET /windows/:id/unserved'],
    });
    say(kept ? '记下了' : '记下了。手机存满了，传完之前别关掉');
  };
  if (sent?.state === 'waiting') return <Note tone="now">已记在手机上，待传。有网就自动传。</Note>;
  if (sent?.state === 'sent') return <Note tone="good">已传。</Note>;
  return (
    <>
      {sent?.state === 'refused' ? <Note tone="harm">{sent.sentence}</Note> : null}
      <Choice label="怎么了结" options={resolutionsOf(status)} value={to} onChange={setTo} />
      {to ? <Small>{followsWords[to]}</Small> : null}
      {to === 'held' ? (
        <TextField
          label="暂存在哪里"
          value={heldAt}
          onChange={setHeldAt}
          most={64}
          placeholder="如 居委会冰柜"
        />
      ) : null}
      <TextField label="备注（可不填）" value={note} onChange={setNote} long />
      <Tap why={why} onClick={send}>
        就这样了结
      </Tap>
    </>
  );
}
