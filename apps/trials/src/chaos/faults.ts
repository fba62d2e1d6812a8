import { request } from 'undici';

/** Everything that the stand-in for WeChat can do wrong with money, each often enough to happen many times in a run. */
const CHANCES: Record<string, number> = {
  slow: 0.02,
  server_error: 0.05,
  lost_answer: 0.05,
  clock_skew: 0.03,
  token_expired: 0.05,
  callback_lost: 0.2,
  callback_repeated: 0.2,
  callback_reordered: 0.2,
  callback_tampered_ciphertext: 0.1,
  callback_tampered_amount: 0.1,
  callback_tampered_signature: 0.1,
  callback_signtest: 0.1,
  refund_not_enough: 0.05,
  refund_abnormal: 0.1,
  refund_closed: 0.1,
  refund_processing: 0.2,
};

interface FaultView {
  name: string;
  happened: number;
}

/** Switches the faults on. @throws Error when the stand-in has one that no chance is given for. */
export async function switchOn(sandboxUrl: string): Promise<void> {
  const known = await faults(sandboxUrl);
  const unknown = known.filter(({ name }) => !(name in CHANCES) && !NOT_MONEY.includes(name));
  if (unknown.length > 0) throw new Error(`no chance for ${unknown.map(({ name }) => name).join(', ')}`);
  for (const [name, probability] of Object.entries(CHANCES))
    await post(sandboxUrl, '/sandbox/faults', { name, probability });
}

/** Faults of signing in and of messages, which move no money. */
const NOT_MONEY = ['busy', 'high_risk_user'];

/** From here on everything goes well again: what is still owed can come. */
export async function switchOff(sandboxUrl: string): Promise<void> {
  await post(sandboxUrl, '/sandbox/faults', { clear: true });
}

/** How often each fault happened. */
export async function happened(sandboxUrl: string): Promise<Record<string, number>> {
  const all = await faults(sandboxUrl);
  return Object.fromEntries(all.map(({ name, happened: times }) => [name, times]));
}

async function faults(sandboxUrl: string): Promise<FaultView[]> {
  const reply = await request(`${sandboxUrl}/sandbox/faults`);
  return (await reply.body.json()) as FaultView[];
}

async function post(url: string, path: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const reply = await request(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await reply.body.text();
  if (reply.statusCode >= 300) throw new Error(`${path}: ${reply.statusCode} ${text.slice(0, 300)}`);
}
