import { AllowAnyone, Endpoint, accessOfHandler } from './endpoint';

describe('a route', () => {
  it('fails at boot when nobody is named who may call it', () => {
    expect(() => {
      class Forgetful {
        @Endpoint('GET /health/live')
        live(): { status: 'live' } {
          return { status: 'live' };
        }
      }
      return new Forgetful();
    }).toThrow('GET /health/live: served without @Allow');
  });

  it('keeps the access that stands at its handler', () => {
    class Open {
      @AllowAnyone()
      handler(): void {
        return undefined;
      }
    }
    const { handler } = Object.fromEntries(
      Object.entries(Object.getOwnPropertyDescriptors(Open.prototype)).map(([key, { value }]) => [
        key,
        value as object,
      ]),
    );
    expect(accessOfHandler(handler ?? {})).toBe('public');
    expect(accessOfHandler(() => undefined)).toBeUndefined();
  });
});
