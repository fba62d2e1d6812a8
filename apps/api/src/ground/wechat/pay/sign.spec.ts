import fc from 'fast-check';
import { Formatter, Rsa } from 'wechatpay-axios-plugin';
import { CERTIFICATE, newMerchant, PUBLIC_KEY, signed } from '../testing/merchants';
import { authorization, newNonce, paySheet, signatureFault } from './sign';

const NOW = 1_795_264_200;

describe('signatures of WeChat Pay', () => {
  const ours = newMerchant('1900000109');
  const { merchant, publicKey } = ours;

  it('of requests are what the other implementation verifies, whatever is sent', () => {
    const any = fc.record({
      method: fc.constantFrom('GET', 'POST'),
      path: fc.webPath().map((path) => `/v3${path}?mchid=1900000109`),
      body: fc.string({ unit: 'grapheme' }),
    });
    fc.assert(
      fc.property(any, (request) => {
        const nonce = newNonce();
        const header = authorization(merchant, request, { timestamp: String(NOW), nonce });
        const signature = /signature="([^"]+)"/.exec(header)?.[1] ?? '';
        const message = Formatter.request(request.method, request.path, NOW, nonce, request.body);
        expect(Rsa.verify(message, signature, publicKey)).toBe(true);
        expect(Rsa.verify(`${message} `, signature, publicKey)).toBe(false);
        const parts = (text: string) => text.replace(/^\S+ /, '').split(',').sort();
        const theirs = Formatter.authorization(merchant.mchid, nonce, signature, NOW, merchant.serialNo);
        expect(parts(header)).toEqual(parts(theirs));
      }),
      { numRuns: 50 },
    );
  });

  it('of a payment sheet are over its four lines', () => {
    const sheet = paySheet(merchant, 'wx8888888888888888', 'wx201410272009395522657a690389285100', {
      timestamp: String(NOW),
      nonce: 'nonce',
    });
    const lines = [sheet.appId, sheet.timeStamp, sheet.nonceStr, sheet.package];
    expect(Rsa.verify(Formatter.joinedByLineFeed(...lines), sheet.paySign, publicKey)).toBe(true);
    expect(sheet).toMatchObject({
      signType: 'RSA',
      package: 'prepay_id=wx201410272009395522657a690389285100',
    });
  });

  it('of answers are believed for the very bytes, by either key', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.constantFrom(CERTIFICATE, PUBLIC_KEY),
        fc.nat(),
        (text, serial, at) => {
          const { headers, body } = signed(ours, text, NOW, serial);
          expect(signatureFault(merchant.platformKeys, headers, body, NOW)).toBeUndefined();
          const changed = Buffer.from(body);
          changed[at % body.length] = (changed[at % body.length] ?? 0) ^ 1;
          expect(signatureFault(merchant.platformKeys, headers, changed, NOW)).toBe('bad_signature');
        },
      ),
      { numRuns: 50 },
    );
  });

  it('are believed for five minutes before and after', () => {
    const { headers, body } = signed(ours, '{}', NOW);
    const faults = [-301, -300, 0, 300, 301].map((late) =>
      signatureFault(merchant.platformKeys, headers, body, NOW + late),
    );
    expect(faults).toEqual(['stale', undefined, undefined, undefined, 'stale']);
    const stamped = (timestamp: string) =>
      signatureFault(merchant.platformKeys, { ...headers, 'wechatpay-timestamp': timestamp }, body, NOW);
    expect([stamped('soon'), stamped(`${NOW}.0`), stamped(String(NOW + 1))]).toEqual([
      'stale',
      'stale',
      'bad_signature',
    ]);
  });

  it('are not believed when they are probes, of nobody, or incomplete', () => {
    const { headers, body } = signed(ours, '{}', NOW);
    const fault = (changed: Record<string, string | string[] | undefined>) =>
      signatureFault(merchant.platformKeys, { ...headers, ...changed }, body, NOW);
    expect(fault({ 'wechatpay-signature': 'WECHATPAY/SIGNTEST/abc' })).toBe('sign_test');
    expect(fault({ 'wechatpay-serial': 'PUB_KEY_ID_unknown' })).toBe('unknown_serial');
    expect(fault({ 'wechatpay-serial': CERTIFICATE })).toBe('bad_signature');
    expect(fault({ 'wechatpay-signature': 'not base64 of anything' })).toBe('bad_signature');
    for (const name of Object.keys(headers)) {
      expect(fault({ [name]: undefined })).toBe('signature_missing');
      expect(fault({ [name]: [headers[name] ?? '', 'twice'] })).toBe('signature_missing');
    }
  });
});
