import { api } from './api';

const KEY = 'mini-privacy-agreed';

export function agreeToPrivacy(): void {
  localStorage.setItem(KEY, 'yes');
}

/** The privacy guide: what was agreed to stays agreed on this phone. */
export const privacy = {
  getPrivacySetting: api('getPrivacySetting', () => ({
    needAuthorization: localStorage.getItem(KEY) === null,
    privacyContractName: '《菜篮隐私保护指引》',
  })),
  openPrivacyContract: api('openPrivacyContract', () => undefined),
  requirePrivacyAuthorize: api('requirePrivacyAuthorize', () => undefined),
  onNeedPrivacyAuthorization: (): void => undefined,
};
