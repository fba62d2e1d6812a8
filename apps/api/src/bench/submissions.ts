import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { newId } from '../db/ids';
import type { ApiProcess } from './api-process';
import type { Ground } from './ground';
import { inChild } from './child';
import type { LoadJob, LoadRequest, LoadResult } from './http-load.worker';
import { basket, type Customer, type Market } from './market';
import { shapeOf, templatesOf, type Replay, type SubmissionIds } from './replay';

const CAPTURES = 20;

/** All ids that a submission of eight lines brings along; `offer0` … `offer7` are in the order of their quotas' ids. */
export function submissionIds(market: Market, customer: Customer, draw: number): SubmissionIds {
  const { id: household, residentId: person, deliveryGroupId: group, dropPointId: point } = customer;
  const { districtId: district, streetId, communityId: community, gridId: grid } = customer;
  const { roundId: round, windowId: window, supermarketId: supermarket } = market;
  const groupOrder = market.groupOrders.get(group) ?? '';
  const places = { district, street: streetId ?? '', community, grid, group, point };
  const lines = basket(market, draw).flatMap(({ id, quotaId }, i) => [
    [`offer${i}`, id],
    [`quota${i}`, quotaId],
  ]);
  return {
    household,
    person,
    ...places,
    round,
    window,
    supermarket,
    groupOrder,
    clientKey: newId(),
    ...(Object.fromEntries(lines) as SubmissionIds),
  };
}

/** The submission as a client posts it. */
export function submitRequest(ids: SubmissionIds, tokenOf: Ground['tokenOf']): LoadRequest {
  const offers = Object.keys(ids).filter((name) => name.startsWith('offer'));
  const body = {
    clientKey: ids['clientKey'],
    householdId: ids['household'],
    version: 0,
    lines: offers.map((name) => ({ offerId: ids[name], quantity: 1, wish: 'refund' })),
  };
  return {
    path: `/windows/${ids['window']}/list/submit`,
    token: tokenOf(ids['person'] ?? ''),
    body: JSON.stringify(body),
  };
}

/** Sends requests from a process of their own. @throws Error when any was not answered with 200. */
export async function sendAll(
  api: ApiProcess,
  clients: number,
  requests: LoadRequest[],
): Promise<LoadResult> {
  const job: LoadJob = { url: api.url, clients, requests };
  const result = await inChild<LoadJob, LoadResult>('http-load.worker.js', job);
  const refused = Object.entries(result.refused);
  if (refused.length > 0) throw new Error(`requests were refused: ${JSON.stringify(refused.slice(0, 3))}`);
  return result;
}

/** Sends one request from here. */
export async function sendOne(api: ApiProcess, { path, token, body }: LoadRequest): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const reply = await fetch(api.url + path, { method: 'POST', headers, body });
  if (!reply.ok) throw new Error(await reply.text());
}

/**
 * What the service really sends to the database for one submission, read from the server's own log. Submissions are
 * repeated until two in a row left the same statements, so that no timer's query slips in.
 */
export async function captureStatements(
  databaseUrl: string,
  submit: (ids: SubmissionIds) => Promise<void>,
  next: () => SubmissionIds,
): Promise<Replay> {
  const connection = await createConnection(databaseUrl);
  try {
    let before = '';
    for (let attempt = 0; attempt < CAPTURES; attempt++) {
      const ids = next();
      const replay = templatesOf(await logged(connection, () => submit(ids)), ids);
      const shape = replay.map(shapeOf).join('\n');
      if (shape === before) return replay;
      before = shape;
    }
    throw new Error('no two submissions sent the same statements');
  } finally {
    await connection.end();
  }
}

async function logged(connection: Connection, work: () => Promise<void>): Promise<string[]> {
  await connection.query("SET GLOBAL log_output = 'TABLE'");
  await connection.query('TRUNCATE mysql.general_log');
  await connection.query('SET GLOBAL general_log = 1');
  try {
    await work();
  } finally {
    await connection.query('SET GLOBAL general_log = 0');
  }
  const [rows] = await connection.query<(RowDataPacket & { argument: Buffer | string })[]>(
    `SELECT argument FROM mysql.general_log
     WHERE command_type IN ('Query', 'Execute') AND thread_id <> CONNECTION_ID()`,
  );
  return rows.map(({ argument }) => argument.toString());
}
