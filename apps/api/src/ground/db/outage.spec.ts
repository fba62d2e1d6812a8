import { QueryFailedError } from 'typeorm';
import { problemOf } from '../http/problem.filter';
import { OUTAGES, outageOf } from './outage';

const coded = (code: string, errno?: number) => Object.assign(new Error('it failed'), { code, errno });

/** As SQLite, the machine, the driver and the server say it, bare and as the library wraps it. */
const ALL: [string, Error][] = [
  ...OUTAGES.SQLITE.flatMap((code): [string, Error][] => [
    [code, coded(code)],
    [`${code}_AND_MORE`, coded(`${code}_AND_MORE`)],
  ]),
  ...OUTAGES.SYSTEM.map((code): [string, Error] => [code, coded(code, -111)]),
  ...OUTAGES.DRIVER.map((code): [string, Error] => [code, coded(code)]),
  ...Object.entries(OUTAGES.MYSQL).map(([code, errno]): [string, Error] => [code, coded(code, errno)]),
  ['a closed pool', new Error('Pool is closed.')],
  ['a full queue', new Error('Queue limit reached.')],
  ['a closed connection', new Error("Can't add new command when connection is in closed state")],
  ['several addresses', Object.assign(new AggregateError([coded('ECONNREFUSED')]), { code: 'ECONNREFUSED' })],
];

describe('an outage', () => {
  it.each(ALL)('%s is busy, however deep it is wrapped', (_, error) => {
    const wrapped = [
      error,
      new QueryFailedError('UPDATE rounds SET x = ?', ['secret'], error),
      new Error('opening failed', { cause: new Error('and again', { cause: error }) }),
    ];
    for (const each of wrapped) expect(problemOf(each)).toMatchObject({ status: 503, code: 'busy' });
  });

  it.each([
    ['a wrong statement', coded('ER_PARSE_ERROR', 1064)],
    ['a missing table', coded('ER_NO_SUCH_TABLE', 1146)],
    ['a value too long', coded('ER_DATA_TOO_LONG', 1406)],
    ['a number too large', coded('ER_WARN_DATA_OUT_OF_RANGE', 1264)],
    ['a duplicate', coded('ER_DUP_ENTRY', 1062)],
    ['a duplicate (sqlite)', coded('SQLITE_CONSTRAINT_UNIQUE')],
    ['a wrong statement (sqlite)', coded('SQLITE_ERROR')],
    ['a bug', new TypeError('x is undefined')],
    ['nothing', undefined],
    ['a text', 'SQLITE_FULL'],
  ])('%s is none', (_, error) => {
    expect(outageOf(error)).toBeUndefined();
    expect(problemOf(error ?? new Error())).toMatchObject({ status: 500, code: 'internal_error' });
  });
});
