import { choose } from '../dialogs';
import { record } from '../records';
import { fileAt } from '../resources';
import { top } from '../stack';
import { api, Cancelled } from './api';

let clipboard = '';
const nothing = () => undefined;

/** What the phone does for the app outside of its pages; recorded, since no page shows it. */
export const errands = {
  makePhoneCall: api<{ phoneNumber: string }>('makePhoneCall', async ({ phoneNumber }) => {
    const answer = await choose({ title: '', lines: [`呼叫 ${phoneNumber}`] });
    if (!answer) throw new Cancelled();
    record('call', phoneNumber);
  }),
  openDocument: api<{ filePath: string; fileName?: string }>('openDocument', ({ filePath, fileName }) =>
    record('document', { name: fileName ?? filePath, bytes: fileAt(filePath).size }),
  ),
  setClipboardData: api<{ data: string }>('setClipboardData', ({ data }) => {
    clipboard = data;
    record('clipboard', data);
  }),
  getClipboardData: api('getClipboardData', () => ({ data: clipboard })),
  checkSession: api('checkSession', nothing),
  getSetting: api('getSetting', () => ({ authSetting: {} })),
  openSetting: api('openSetting', () => ({ authSetting: {} })),
  authorize: api('authorize', nothing),
  saveImageToPhotosAlbum: api<{ filePath: string }>('saveImageToPhotosAlbum', ({ filePath }) =>
    record('album', filePath),
  ),
  setNavigationBarTitle: api<{ title: string }>('setNavigationBarTitle', ({ title }) =>
    top()?.frame.setTitle(title),
  ),
  setNavigationBarColor: api('setNavigationBarColor', nothing),
  setBackgroundColor: api('setBackgroundColor', nothing),
  setBackgroundTextStyle: api('setBackgroundTextStyle', nothing),
  setKeepScreenOn: api('setKeepScreenOn', nothing),
  setVisualEffectOnCapture: api('setVisualEffectOnCapture', nothing),
  vibrateShort: api('vibrateShort', nothing),
  vibrateLong: api('vibrateLong', nothing),
  showShareMenu: api('showShareMenu', nothing),
  hideShareMenu: api('hideShareMenu', nothing),
  hideHomeButton: api('hideHomeButton', nothing),
  hideKeyboard: api('hideKeyboard', nothing),
  showNavigationBarLoading: api('showNavigationBarLoading', nothing),
  hideNavigationBarLoading: api('hideNavigationBarLoading', nothing),
  showTabBar: api('showTabBar', nothing),
  hideTabBar: api('hideTabBar', nothing),
};
