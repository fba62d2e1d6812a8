import { browserName } from './browser';
import { deskAnswerRefusal, deskCodeText, deskConfirmRefusal, deskEnterRefusal, readDeskCode } from './rules';
import { deskSignInMoves, type DeskSignInStatus } from './status';

const NOW = '2026-11-21T01:00:00.000Z';
const BEFORE = '2026-11-21T00:59:59.999Z';
const AFTER = '2026-11-21T01:00:00.001Z';
const STATUSES = Object.keys(deskSignInMoves) as DeskSignInStatus[];

describe('a desk’s code', () => {
  it('is answered once, from shown alone, and before its end', () => {
    for (const to of ['confirmed', 'refused'] as const)
      for (const status of STATUSES) {
        const code = (expiresAt: string) => deskAnswerRefusal({ status, expiresAt }, to, NOW)?.code;
        expect(code(AFTER)).toBe(status === 'shown' ? undefined : 'wrong_status');
        expect(code(NOW)).toBe(status === 'shown' ? 'bad_desk_code' : 'wrong_status');
        expect(code(BEFORE)).toBe(status === 'shown' ? 'bad_desk_code' : 'wrong_status');
      }
  });

  it('lets its browser in once, when it was confirmed', () => {
    for (const status of STATUSES) {
      const code = (expiresAt: string) => deskEnterRefusal({ status, expiresAt }, NOW)?.code;
      expect(code(AFTER)).toBe(status === 'confirmed' ? undefined : 'wrong_status');
      expect(code(NOW)).toBe(status === 'confirmed' ? 'bad_desk_code' : 'wrong_status');
    }
  });

  it('is confirmed by a phone, in a role that its person has', () => {
    expect(deskConfirmRefusal({ atDesk: false, hasRole: true })).toBeUndefined();
    expect(deskConfirmRefusal({ atDesk: false, hasRole: false })?.code).toBe('desk_role_missing');
    expect(deskConfirmRefusal({ atDesk: true, hasRole: true })?.code).toBe('desk_needs_phone');
  });

  it.each<[string, string | undefined]>([
    [deskCodeText('AB23CD45'), 'AB23CD45'],
    ['ab23cd45', 'AB23CD45'],
    [' AB23 CD45 ', 'AB23CD45'],
    ['AB23-CD45', 'AB23CD45'],
    ['AB23CD4', undefined],
    ['AB23CD456', undefined],
    ['https://example.com/?code=AB23CD45', undefined],
    ['', undefined],
    ['甲乙丙丁戊己庚辛', undefined],
  ])('is read out of %j', (text, code) => expect(readDeskCode(text)).toBe(code));
});

it.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0',
    'Edge · Windows',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15',
    'Safari · macOS',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox · Linux'],
  ['<b>Netscape</b>', '浏览器 · 电脑'],
  ['', '浏览器 · 电脑'],
])('a browser that says %j is called %s', (agent, name) => expect(browserName(agent)).toBe(name));
