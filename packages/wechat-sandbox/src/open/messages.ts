import { type Clock, shanghai } from '../clock';
import type { Credentials } from '../credentials';
import { Fields } from '../fields';
import type { People } from '../phone/people';
import type { Store, Table } from '../store';
import { OpenProblem } from './problem';

/** A subscribe message that a person got. */
export interface Message {
  at: string;
  openid: string;
  template: string;
  page: string | null;
  data: Record<string, string>;
}

/** What a field of each kind may hold. */
const KINDS: Record<string, RegExp> = {
  thing: /^.{1,20}$/su,
  character_string: /^[\x20-\x7e]{1,32}$/,
  number: /^-?\d{1,32}(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^.{1,5}$/su,
  amount: /^[^\d]?\d{1,10}(\.\d{1,2})?元?$/u,
  phone_number: /^[\d+\-() ]{1,17}$/,
  car_number: /^.{1,8}$/su,
  name: /^(\p{Script=Han}{1,10}|[\w .·-]{1,20})$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
  date: /^(\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d\d-\d\d)( \d{1,2}:\d\d(:\d\d)?)?$/u,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日 ?|\d{4}-\d\d-\d\d )?\d{1,2}:\d\d(:\d\d)?([~-].*)?$/u,
};
const PAGE = /^[\w\-./]+(\?[^\s]*)?$/;
const KEPT = 2000;

/** POST /cgi-bin/message/subscribe/send: each acceptance buys one message. */
export class Messages {
  private readonly table: Table<Message>;
  private readonly templates: Map<string, string>;
  private last: number;

  constructor(
    store: Store,
    credentials: Credentials,
    private readonly people: People,
    private readonly clock: Clock,
  ) {
    this.table = store.table<Message>('messages');
    this.templates = new Map(Object.entries(credentials.templates).map(([name, id]) => [id, name]));
    this.last = Math.max(0, ...this.table.keys().map(Number));
  }

  /** Newest first. */
  all(): Message[] {
    return this.table.values().reverse();
  }

  send(raw: unknown): object {
    const body = Fields.of(raw, wrongField);
    const person = this.people.byOpenid(body.text('touser', 128));
    if (!person) throw new OpenProblem(40003, 'invalid openid');
    const templateId = body.text('template_id', 128);
    const template = this.templates.get(templateId);
    if (!template) throw new OpenProblem(40037, 'invalid template_id');
    const page = body.optionalText('page', 1024) ?? null;
    if (page !== null && (page.startsWith('/') || !PAGE.test(page)))
      throw new OpenProblem(41030, 'invalid page');
    body.optionalText('miniprogram_state', 20, /^(developer|trial|formal)$/);
    const data = fieldsOf(body.object('data'));
    if (!this.people.spend(person, templateId)) {
      throw new OpenProblem(43101, 'user refuse to accept the msg');
    }
    this.keep({ at: shanghai(this.clock.ms()), openid: person.openid, template, page, data });
    return { errcode: 0, errmsg: 'ok' };
  }

  private keep(message: Message): void {
    this.table.put(String(++this.last), message);
    this.table.delete(String(this.last - KEPT));
  }
}

function fieldsOf(data: Fields): Record<string, string> {
  if (data.names().length === 0) return wrongField('/data', '没有内容');
  return Object.fromEntries(
    data.names().map((name) => {
      const value = data.object(name).text('value', 200);
      const kind = KINDS[name.replace(/\d+$/, '')];
      if (!kind?.test(value)) return wrongField(`/data/${name}/value`, '');
      return [name, value];
    }),
  );
}

function wrongField(path: string, _issue: string): never {
  throw new OpenProblem(47003, `argument invalid! ${path.slice(1).replaceAll('/', '.')} invalid`);
}
