import { Phone } from '../testing/phone';

const phone = new Phone();
jest.mock('@tarojs/taro', () => ({ __esModule: true, default: phone.taro }));

/** The module as a phone loads it that draws these bytes at its start. */
function idsOfPhone(draw: (bytes: Uint8Array) => void): typeof import('./ids') {
  jest.resetModules();
  jest.spyOn(crypto, 'getRandomValues').mockImplementation((bytes) => {
    draw(bytes as unknown as Uint8Array);
    return bytes;
  });
  return jest.requireActual('./ids');
}

afterEach(() => jest.restoreAllMocks());

describe('ids made on the phone', () => {
  it('are lower-case UUIDv7 that the service takes, and all different', () => {
    const { newEventId } = jest.requireActual<typeof import('./ids')>('./ids');
    const ids = Array.from({ length: 20_000 }, newEventId);
    expect(new Set(ids).size).toBe(ids.length);
    const wrong = ids.filter(
      (id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id),
    );
    expect(wrong).toEqual([]);
  });

  it('begin with the time of the service, so that later ones sort after earlier ones', () => {
    jest.resetModules();
    const { noteServiceTime } = jest.requireActual<typeof import('../api/clock')>('../api/clock');
    const { newEventId } = jest.requireActual<typeof import('./ids')>('./ids');
    noteServiceTime('2026-11-21T11:30:00.000Z');
    const millis = parseInt(newEventId().replace(/-/g, '').slice(0, 12), 16);
    expect(Math.abs(millis - Date.parse('2026-11-21T11:30:00.000Z'))).toBeLessThan(2_000);
  });

  it('differ between two phones whose Math.random runs alike', () => {
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
    jest.spyOn(Date, 'now').mockReturnValue(1_795_000_000_000);
    const one = idsOfPhone((bytes) => bytes.forEach((_, i) => (bytes[i] = (i * 7) % 256)));
    const other = idsOfPhone((bytes) => bytes.forEach((_, i) => (bytes[i] = (i * 11 + 3) % 256)));
    expect(one.newEventId()).not.toBe(other.newEventId());
  });

  it('make keys that the service takes', () => {
    const { newClientKey } = jest.requireActual<typeof import('./ids')>('./ids');
    expect(newClientKey()).toMatch(/^[\w-]{8,64}$/);
  });
});
