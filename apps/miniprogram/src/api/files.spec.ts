import { Phone, refusal } from '../testing/phone';
import { signInOf } from '../testing/sign-in';

const phone = new Phone();
jest.mock('@tarojs/taro', () => ({ __esModule: true, default: phone.taro }));
Object.assign(globalThis, { API_BASE: 'https://api' });
const { putPicture, openDocument } = jest.requireActual<typeof import('./client')>('./client');
const { serviceNow } = jest.requireActual<typeof import('./clock')>('./clock');
const { signedIn } = jest.requireActual<typeof import('../session/session')>('../session/session');

beforeEach(() => {
  phone.asked.length = 0;
  phone.opened.length = 0;
  signedIn(signInOf('wang', { token: 't' }));
});

describe('pictures', () => {
  it.each([
    ['image/png', [0x89, 0x50, 0x4e, 0x47]],
    ['image/jpeg', [0xff, 0xd8, 0xff, 0xe0]],
  ])('are sent as they are, as %s', async (type, bytes) => {
    phone.files.set('wxfile://tmp/1', new Uint8Array(bytes));
    phone.answer = () => ({ statusCode: 201, data: { id: 'f1', sha256: '', bytes: 4 } });
    expect(await putPicture('wxfile://tmp/1')).toMatchObject({ id: 'f1' });
    const [sent] = phone.asked;
    expect(sent?.header).toMatchObject({ 'content-type': type, authorization: 'Bearer t' });
    expect([...new Uint8Array(sent?.data as ArrayBuffer)]).toEqual(bytes);
  });

  it('that are gone are told apart from a bug', async () => {
    await expect(putPicture('wxfile://tmp/gone')).rejects.toMatchObject({ name: 'Unreachable' });
  });
});

describe('documents', () => {
  it('are fetched with the token and opened under their name', async () => {
    phone.answer = () => ({ statusCode: 200, data: '%PDF' });
    await openDocument('/rounds/r1/waves/1/pick-list.pdf', '拣货单 11/21.pdf');
    expect(phone.asked[0]).toMatchObject({
      url: 'https://api/api/rounds/r1/waves/1/pick-list.pdf',
      header: { authorization: 'Bearer t' },
    });
    expect(phone.opened).toEqual(['wxfile://usr/拣货单 11_21.pdf']);
  });

  it('say from when they are: by the service, else when they were asked for', async () => {
    phone.answer = () => ({
      statusCode: 200,
      data: '%PDF',
      header: { 'X-As-Of': '2026-11-21T10:00:00.000Z' },
    });
    const path = '/rounds/r1/waves/1/labels-a4.pdf';
    expect(await openDocument(path, '标签.pdf')).toBe('2026-11-21T10:00:00.000Z');
    const before = serviceNow().toISOString();
    let asked = '';
    phone.answer = () => {
      asked = serviceNow().toISOString();
      return { statusCode: 200, data: '%PDF' };
    };
    const asOf = await openDocument(path, '标签.pdf');
    expect([before <= asOf, asOf <= asked]).toEqual([true, true]);
  });

  it('that are refused say why in Chinese', async () => {
    phone.answer = () => refusal(404, 'not_found', '没有找到');
    const opening = openDocument('/rounds/r1/waves/9/pick-list.pdf', '拣货单.pdf');
    await expect(opening).rejects.toMatchObject({ status: 404, code: 'not_found', sentence: '没有找到' });
    expect(phone.opened).toEqual([]);
  });
});
