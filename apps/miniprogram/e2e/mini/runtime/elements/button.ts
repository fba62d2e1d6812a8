import type { Instance } from 'j-component';
import { agreeToPrivacy } from '../wx/privacy';
import { phoneNumberEvent } from '../wx/wechat';
import { callHook, top } from '../stack';
import { record } from '../records';
import { defineElement, domOf, tell, textOf } from './element';

/** What a button with `open-type` asks of WeChat, answered as by a person who agrees. */
const OPEN: Record<string, (button: Instance) => void> = {
  share: () => {
    const page = top();
    if (page) record('share', callHook(page, 'onShareAppMessage', { from: 'button' }));
  },
  getPhoneNumber: (button) =>
    void phoneNumberEvent('getPhoneNumber').then((event) => tell(button, 'getphonenumber', event)),
  agreePrivacyAuthorization: (button) => {
    agreeToPrivacy();
    tell(button, 'agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' });
  },
  openSetting: (button) => tell(button, 'opensetting', { errMsg: 'openSetting:ok', authSetting: {} }),
};

/** `button`, and the `form` that a button submits or clears. */
export function defineButton(): void {
  defineElement('form', {
    attached() {
      for (const kind of ['submit', 'reset']) {
        domOf(this).addEventListener(`mini-${kind}`, (event) =>
          tell(this, kind, (event as CustomEvent<object>).detail),
        );
      }
    },
  });
  defineElement('button', {
    properties: {
      openType: { type: null, value: '' },
      formType: { type: null, value: '' },
      loading: { type: null, value: false },
    },
    attached() {
      const element = domOf(this);
      element.setAttribute('role', element.getAttribute('role') ?? 'button');
      // A disabled button gets no touches at all (see base.css); the others are heard after the page's own handlers.
      element.addEventListener('click', () => {
        for (const kind of textOf(this.data['openType']).split('|')) OPEN[kind]?.(this);
        const kind = textOf(this.data['formType']);
        if (kind) submit(element, kind);
      });
    },
  });
}

/** A form's values are those of the named fields within. */
function submit(button: HTMLElement, kind: string): void {
  const form = button.closest('wx-form');
  const fields = [...(form?.querySelectorAll<HTMLInputElement>('[name]') ?? [])];
  const value = Object.fromEntries(fields.map((field) => [field.name, field.value]));
  form?.dispatchEvent(new CustomEvent(`mini-${kind}`, { detail: { value } }));
}
