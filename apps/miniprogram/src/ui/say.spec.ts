import { ask } from './ask';
import { agreed } from './say';

jest.mock('@tarojs/taro', () => ({ __esModule: true, default: {} }));
jest.mock('./ask', () => ({ ask: jest.fn() }));
const asks = jest.mocked(ask);

describe('asking first', () => {
  beforeEach(() => asks.mockReset().mockResolvedValue(true));

  it('shows what goes on the button, and tells whether the person agreed', async () => {
    expect(await agreed('退出？', '退出就丢了。', '仍要退出')).toBe(true);
    expect(asks).toHaveBeenCalledWith({ title: '退出？', content: '退出就丢了。', yes: '仍要退出' });
    asks.mockResolvedValue(false);
    expect(await agreed('退出？', '退出就丢了。')).toBe(false);
    expect(asks.mock.lastCall?.[0]).toMatchObject({ yes: '确定' });
  });

  it('does not compile with a word that WeChat refuses', async () => {
    const unknown: string = '退出';
    const either = ['收到了', '不再做副手'][0] as '收到了' | '不再做副手';
    // @ts-expect-error five characters
    await agreed('退出？', '', '退出并丢弃');
    // @ts-expect-error one of them has five
    await agreed('退出？', '', either);
    // @ts-expect-error may be of any length
    await agreed('退出？', '', unknown);
    expect(asks).toHaveBeenCalledTimes(3);
  });
});
