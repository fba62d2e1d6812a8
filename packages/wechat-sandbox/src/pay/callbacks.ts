import { createCipheriv, randomBytes } from 'node:crypto';
import { type Clock, shanghai } from '../clock';
import type { Credentials } from '../credentials';
import type { Faults } from '../faults';
import type { Store, Table } from '../store';
import type { Traffic } from '../traffic';
import type { Signing } from './signing';
import { TAMPERING, tampered, type PostFault } from './tampering';

/** Seconds from one attempt to the next, as documented; after the last there is none. */
const RETRY_SECONDS = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600];
const ANSWER_WITHIN_MS = 5000;

/** What the merchant is told. */
interface Notice {
  mchid: string;
  url: string;
  eventType: string;
  summary: string;
  originalType: 'transaction' | 'refund';
  content: object;
}

/** A callback: its body is made once, each attempt signs it anew. */
export interface Callback {
  id: string;
  mchid: string;
  url: string;
  eventType: string;
  body: string;
  createdAt: number;
  state: 'waiting' | 'delivered' | 'given_up';
  attempts: { at: string; answer: string }[];
  nextAt: number | null;
}

/** Encrypts notices and sends them until they are answered, or the schedule has ended. */
export class Callbacks {
  private readonly callbacks: Table<Callback>;
  private readonly stopping = new AbortController();

  constructor(
    store: Store,
    private readonly credentials: Credentials,
    private readonly signing: Signing,
    private readonly clock: Clock,
    private readonly faults: Faults,
    private readonly traffic: Traffic,
  ) {
    this.callbacks = store.table<Callback>('callbacks');
    for (const callback of this.callbacks.values()) this.sendLater(callback);
  }

  /** Newest first. */
  all(): Callback[] {
    return this.callbacks.values().reverse();
  }

  /** Lets go of what is under way: it is sent again after the next start. */
  stop(): void {
    this.stopping.abort();
  }

  notify(notice: Notice): void {
    const now = this.clock.ms();
    const late = this.faults.strikes('callback_reordered', notice.eventType)?.seconds ?? 0;
    const id = `EV-${shanghai(now).replace(/\D/g, '').slice(0, 14)}${randomBytes(8).toString('hex')}`;
    const callback: Callback = {
      id,
      mchid: notice.mchid,
      url: notice.url,
      eventType: notice.eventType,
      body: this.bodyOf(id, notice, now),
      createdAt: now,
      state: 'waiting',
      attempts: [],
      nextAt: now + late * 1000,
    };
    this.sendLater(this.callbacks.put(id, callback));
  }

  private bodyOf(id: string, notice: Notice, now: number): string {
    const key = this.credentials.merchants.find((one) => one.mchid === notice.mchid)?.apiV3Key ?? '';
    const nonce = randomBytes(6).toString('hex');
    const cipher = createCipheriv('aes-256-gcm', Buffer.from(key), nonce).setAAD(
      Buffer.from(notice.originalType),
    );
    const hidden = [cipher.update(JSON.stringify(notice.content)), cipher.final(), cipher.getAuthTag()];
    return JSON.stringify({
      id,
      create_time: shanghai(now),
      resource_type: 'encrypt-resource',
      event_type: notice.eventType,
      summary: notice.summary,
      resource: {
        original_type: notice.originalType,
        algorithm: 'AEAD_AES_256_GCM',
        ciphertext: Buffer.concat(hidden).toString('base64'),
        associated_data: notice.originalType,
        nonce,
      },
    });
  }

  private sendLater(callback: Callback): void {
    if (callback.nextAt !== null) this.clock.at(callback.nextAt, () => this.attempt(callback));
  }

  private async attempt(callback: Callback): Promise<void> {
    const { eventType } = callback;
    if (this.faults.strikes('callback_signtest', eventType)) await this.post(callback, 'callback_signtest');
    let answer: Answer;
    if (this.faults.strikes('callback_lost', eventType)) {
      answer = { ok: false, words: '途中丢失' };
      this.note(callback, null, answer.words, ['callback_lost'], 0);
    } else {
      const fault = TAMPERING.find((one) => this.faults.strikes(one, eventType));
      answer = await this.post(callback, fault);
      if (this.faults.strikes('callback_repeated', eventType)) await this.post(callback, 'callback_repeated');
    }
    const now = this.clock.ms();
    const attempts = [...callback.attempts, { at: shanghai(now), answer: answer.words }];
    const wait = RETRY_SECONDS[attempts.length - 1];
    const nextAt = answer.ok || wait === undefined ? null : now + wait * 1000;
    const state = answer.ok ? 'delivered' : nextAt === null ? 'given_up' : 'waiting';
    this.sendLater(this.callbacks.put(callback.id, { ...callback, attempts, nextAt, state }));
  }

  private async post(callback: Callback, fault?: PostFault): Promise<Answer> {
    const { body, headers } = tampered(
      callback.body,
      (text) => this.signing.headers(text, callback.eventType),
      fault,
    );
    const began = performance.now();
    const answer = await fetch(callback.url, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...headers, 'Content-Type': 'application/json', 'User-Agent': 'Mozilla/4.0' },
      body,
      signal: AbortSignal.any([AbortSignal.timeout(ANSWER_WITHIN_MS), this.stopping.signal]),
    }).then(heard, unheard);
    this.note(callback, answer.status ?? null, answer.words, fault ? [fault] : [], performance.now() - began);
    return answer;
  }

  private note(callback: Callback, status: number | null, words: string, faults: string[], ms: number): void {
    this.traffic.add({
      at: shanghai(this.clock.ms()),
      side: 'callback',
      method: 'POST',
      path: `${callback.eventType} → ${callback.url}`,
      status,
      verdict: `第 ${callback.attempts.length + 1} 次`,
      error: status === 200 || status === 204 ? null : words,
      faults,
      ms,
    });
  }
}

interface Answer {
  ok: boolean;
  status?: number;
  words: string;
}

async function heard(response: Response): Promise<Answer> {
  const text = (await response.text().catch(() => '')).slice(0, 200);
  const { status } = response;
  return { ok: status === 200 || status === 204, status, words: `${status} ${text}`.trim() };
}

function unheard(error: unknown): Answer {
  const late = error instanceof Error && error.name === 'TimeoutError';
  return { ok: false, words: late ? '5 秒内没有回答' : '连接不上' };
}
