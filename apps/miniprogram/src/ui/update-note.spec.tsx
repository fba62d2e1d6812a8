/** @jest-environment jsdom */
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { outdated } from '../api/app-version';
import { update } from '../wechat/update';
import { UpdateNote } from './update-note';

const taken = jest.fn();
jest.mock('@tarojs/taro', () => ({ __esModule: true, default: {} }));
jest.mock('@tarojs/components', () => ({ View: 'div', Text: 'span' }));
jest.mock('../wechat/update', () => ({
  ...jest.requireActual<object>('../wechat/update'),
  takeUpdate: () => void taken(),
}));
Object.assign(globalThis, { API_BASE: '', IS_REACT_ACT_ENVIRONMENT: true });

const place = document.createElement('div');
const root = createRoot(place);
const target = process.env.TARO_ENV;

beforeAll(() => {
  process.env.TARO_ENV = 'h5';
  document.body.append(place);
  act(() => root.render(<UpdateNote />));
});
afterAll(() => {
  act(() => root.unmount());
  process.env.TARO_ENV = target;
});

describe('a page in a browser', () => {
  it('says nothing while it is answered', () => {
    expect(place.textContent).toBe('');
    expect(update.get()).toBe('none');
  });

  it('that is too old offers to be loaded anew, at a tap', () => {
    act(() => outdated.set(true));
    expect(place.textContent).toContain('请更新');
    expect(place.textContent).not.toContain('微信');
    expect(taken).not.toHaveBeenCalled();
    act(() => place.querySelector('button')?.click());
    expect(taken).toHaveBeenCalledTimes(1);
  });
});
