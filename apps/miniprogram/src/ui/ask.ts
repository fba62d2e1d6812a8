import { session } from '../session/session';
import './ask.scss';
import type { Question } from './ask.types';
import { tapLooks } from './tap.types';
import { scaleOf } from './text-scale';

const YES = 'yes';

/**
 * Puts a question in the browser's own dialog, which stands above open sheets too, can be answered with the keyboard and
 * keeps the page's keys quiet. Resolves to whether the person agreed; Escape and the way back are a no.
 */
export function ask({ title, content, yes }: Question): Promise<boolean> {
  const dialog = document.createElement('dialog');
  const { careMode } = session.get();
  dialog.className = `ask ${careMode ? 'page--care' : ''}`;
  dialog.style.setProperty('--scale', String(scaleOf(session.get())));
  dialog.setAttribute('aria-label', title);
  const answers = words('div', 'ask__answers', '');
  answers.append(
    button('取消', 'line', () => dialog.close()),
    button(yes, 'main', () => dialog.close(YES)),
  );
  dialog.append(words('h2', 'ask__title', title), words('p', 'ask__content', content), answers);
  const leave = () => dialog.close();
  window.addEventListener('popstate', leave);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      window.removeEventListener('popstate', leave);
      dialog.remove();
      resolve(dialog.returnValue === YES);
    });
  });
}

function words(tag: string, className: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function button(text: string, kind: 'line' | 'main', onClick: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = tapLooks({ kind });
  element.textContent = text;
  element.addEventListener('click', onClick);
  return element;
}
