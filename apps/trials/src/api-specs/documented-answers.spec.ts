import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApi } from '@cailan/api/ground/http/openapi/document';
import '@cailan/api/server';
import { AnswerCheck } from '../world/answers';
import type { OpenApi } from '../world/openapi';

const RECORDED = join(__dirname, '../../../miniprogram/test/recorded');

interface Moment {
  at: string;
  answers: Record<string, { statusCode: number; data: unknown }>;
}

describe('an answer', () => {
  const check = new AnswerCheck(openApi() as unknown as OpenApi);
  const faultOf = (route: string, data: unknown, status = 200) =>
    check.faultOf(route, {
      status,
      type: status === 200 ? 'application/json' : 'application/problem+json',
      payload: JSON.stringify(data),
    });
  const community = { id: 'x', name: '临江苑社区' };

  it('is held against the document: each field there, of its type, and no other', () => {
    expect(faultOf('GET /communities', [community])).toBeUndefined();
    expect(faultOf('GET /communities', community)).toContain('must be array');
    expect(faultOf('GET /communities', [{ ...community, name: 7 }])).toContain('/0/name must be string');
    expect(faultOf('GET /communities', [{ ...community, name: null }])).toContain('/0/name must be string');
    expect(faultOf('GET /communities', [{ id: 'x' }])).toContain(`required property 'name'`);
    expect(faultOf('GET /communities', [{ ...community, phone: '139' }])).toContain('additional properties');
  });

  it('has its instants in UTC, its amounts in whole fen, its statuses from their table', () => {
    const book = (change: object) =>
      faultOf('GET /books', {
        ...{ asOf: '2026-11-21T01:00:00.000Z', accounts: [], supermarkets: [], losses: [], totalFen: 0 },
        ...change,
      });
    expect(book({})).toBeUndefined();
    expect(book({ asOf: '2026-11-21' })).toContain('/asOf must match format "date-time"');
    expect(book({ totalFen: 0.5 })).toContain('/totalFen must be integer');
    const bag = { bagCode: 'B', status: 'eaten', version: 1, repeated: false };
    expect(faultOf('POST /bags/:code/resolution', bag)).toContain('/status must be equal to one of');
  });

  it('is a problem by a known code where it is none of these', () => {
    const problem = {
      type: 'about:blank',
      title: '没有找到',
      status: 404,
      code: 'not_found',
      detail: '没有找到',
    };
    expect(faultOf('GET /communities', problem, 404)).toBeUndefined();
    expect(faultOf('GET /nowhere', problem, 404)).toBeUndefined();
    expect(faultOf('GET /nowhere', { ...problem, code: 'gone' }, 404)).toContain('/code must be equal');
    expect(check.faultOf('GET /me', { status: 502, type: 'text/html', payload: '<html>' })).toBe(
      '502 as text/html',
    );
    const refused = { status: 403, type: 'application/json', payload: '{"code":"FAIL","message":"bad"}' };
    expect(check.faultOf('POST /wechat-pay/notifications', refused)).toBeUndefined();
    expect(check.faultOf('GET /me', refused)).toBe('403 as application/json');
  });

  it('of bytes is of the type that its address says', () => {
    const paper = 'GET /rounds/:id/waves/:wave/pick-list.pdf';
    const sent = (type: string) => ({ status: 200, type, payload: undefined });
    expect(check.faultOf(paper, sent('application/pdf'))).toBeUndefined();
    expect(check.faultOf(paper, sent('image/png'))).toBe('200 as image/png');
    expect(check.faultOf('GET /files/:id', sent('image/png'))).toBeUndefined();
  });

  it('that the app’s tests are given is one', () => {
    const routes = JSON.parse(readFileSync(join(RECORDED, 'routes.json'), 'utf8')) as string[];
    const patterns = routes.map((route) => ({
      route,
      pattern: new RegExp(`^${route.replace(/[.]/g, '[.]').replace(/:\w+/g, '[^/?]+')}([?]|$)`),
    }));
    const faults: string[] = [];
    let held = 0;
    for (const file of readdirSync(RECORDED)) {
      const { moments = [] } = JSON.parse(readFileSync(join(RECORDED, file), 'utf8')) as {
        moments?: Moment[];
      };
      for (const { answers } of moments)
        for (const [asked, { statusCode, data }] of Object.entries(answers)) {
          const found = patterns.find(({ pattern }) => pattern.test(asked));
          const fault = found ? faultOf(found.route, data, statusCode) : 'no route';
          if (fault) faults.push(`${file} ${asked}: ${fault}`);
          held++;
        }
    }
    expect(faults).toEqual([]);
    expect(held).toBeGreaterThan(500);
  });
});
