import { session } from '../session/session';
import './ask.scss';
import { tapLooks } from './tap.types';
import { scaleOf } from './text-scale';

/** A question that waits for the phone. */
export interface Waiting {
  /** Whether the person at the desk would not wait. */
  readonly given: boolean;
  close(): void;
}

/** Says at the desk that the phone is asked, with the number that stands on both; it goes when the phone has answered. */
export function waitOnPhone(number: string): Waiting {
  const dialog = document.createElement('dialog');
  const { careMode } = session.get();
  dialog.className = `ask ${careMode ? 'page--care' : ''}`;
  dialog.style.setProperty('--scale', String(scaleOf(session.get())));
  dialog.setAttribute('aria-label', '用手机确认');
  const add = (tag: string, className: string, text: string) => {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    dialog.append(element);
    return element;
  };
  add('h2', 'ask__title', '用手机确认');
  add(
    'p',
    'ask__content',
    `在手机上打开“菜篮”：我的 › 已登录的电脑，看到数字 ${number} 的这一件，点“确认”。五分钟内有效。`,
  );
  const answers = add('div', 'ask__answers', '');
  const leave = document.createElement('button');
  leave.type = 'button';
  leave.className = tapLooks({ kind: 'line' });
  leave.textContent = '不做了';
  answers.append(leave);
  let given = false;
  leave.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    given = true;
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  return {
    get given() {
      return given;
    },
    close: () => dialog.close(),
  };
}
