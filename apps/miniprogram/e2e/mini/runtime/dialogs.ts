import { make } from './frame';

/** What is asked in front of the page. */
export interface Question {
  title: string;
  text?: string;
  /** Lines to choose from. */
  lines?: readonly string[];
  /** A field to type in. */
  field?: { kind: string; value: string; placeholder?: string };
  confirm?: string;
  /** Without a word for it, it cannot be called off. */
  cancel?: string;
}

/** The line chosen, and what was typed. */
export interface Answer {
  index: number;
  text: string;
}

/** Shows a dialog that a person can read and tap; nothing when it is called off. */
export function choose(question: Question): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const shade = make('div', 'mini-shade');
    const box = shade.appendChild(make('div', 'mini-dialog'));
    box.setAttribute('role', 'dialog');
    const done = (answer?: Answer) => {
      shade.remove();
      resolve(answer);
    };
    if (question.title) box.append(words('mini-dialog-title', question.title));
    if (question.text) box.append(words('mini-dialog-text', question.text));
    const field = question.field && addField(box, question.field);
    for (const [index, line] of (question.lines ?? []).entries()) {
      box.append(button(line, () => done({ index, text: line })));
    }
    const last = box.appendChild(make('div', 'mini-dialog-foot'));
    const cancel = question.cancel ?? (question.lines ? '取消' : undefined);
    if (cancel) last.append(button(cancel, () => done()));
    if (!question.lines) {
      last.append(button(question.confirm ?? '确定', () => done({ index: 0, text: field?.value ?? '' })));
    }
    document.body.append(shade);
  });
}

function words(className: string, text: string): HTMLElement {
  const element = make('div', className);
  element.textContent = text;
  return element;
}

function button(label: string, tapped: () => void): HTMLElement {
  const element = make('button', '');
  element.textContent = label;
  element.addEventListener('click', tapped);
  return element;
}

function addField(
  box: HTMLElement,
  { kind, value, placeholder }: NonNullable<Question['field']>,
): HTMLInputElement {
  const field = document.createElement('input');
  field.type = kind;
  field.value = value;
  field.placeholder = placeholder ?? '';
  return box.appendChild(field);
}

let note: HTMLElement | undefined;
let noteTimer = 0;

/** Words over the page for a while; `ms` of 0 stays until hidden. */
export function showNote(text: string, ms: number, mask: boolean): void {
  hideNote();
  note = document.body.appendChild(make('div', mask ? 'mini-note mini-note--mask' : 'mini-note'));
  note.setAttribute('role', 'status');
  note.append(words('mini-note-words', text));
  if (ms > 0) noteTimer = window.setTimeout(hideNote, ms);
}

export function hideNote(): void {
  window.clearTimeout(noteTimer);
  note?.remove();
  note = undefined;
}
