import { choose, hideNote, showNote } from '../dialogs';
import { api, Cancelled } from './api';

const TOAST_MS = 1_500;

/** What a dialog's button holds. */
const WORD_LENGTH = 4;

interface Modal {
  title?: string;
  content?: string;
  showCancel?: boolean;
  cancelText?: string;
  confirmText?: string;
  editable?: boolean;
  placeholderText?: string;
}

/** What WeChat says and asks in front of the page. */
export const talk = {
  showToast: api<{ title: string; duration?: number; mask?: boolean }>(
    'showToast',
    ({ title, duration = TOAST_MS, mask = false }) => showNote(title, duration, mask),
  ),
  hideToast: api('hideToast', hideNote),
  showLoading: api<{ title?: string; mask?: boolean }>('showLoading', ({ title = '', mask = false }) =>
    showNote(title, 0, mask),
  ),
  hideLoading: api('hideLoading', hideNote),
  showModal: api<Modal>('showModal', async (modal) => {
    refuseLongWord('confirmText', modal.confirmText);
    refuseLongWord('cancelText', modal.cancelText);
    const answer = await choose({
      title: modal.title ?? '',
      text: modal.editable ? undefined : modal.content,
      field: modal.editable
        ? { kind: 'text', value: modal.content ?? '', placeholder: modal.placeholderText }
        : undefined,
      cancel: modal.showCancel === false ? undefined : (modal.cancelText ?? '取消'),
      confirm: modal.confirmText ?? '确定',
    });
    return {
      confirm: answer !== undefined,
      cancel: answer === undefined,
      content: modal.editable && answer ? answer.text : null,
    };
  }),
  showActionSheet: api<{ itemList: string[]; alertText?: string }>(
    'showActionSheet',
    async ({ itemList, alertText = '' }) => {
      const answer = await choose({ title: alertText, lines: itemList });
      if (!answer) throw new Cancelled();
      return { tapIndex: answer.index };
    },
  ),
};

/** With a longer word on a button WeChat shows no dialog. */
function refuseLongWord(name: string, word = ''): void {
  if (word.length > WORD_LENGTH)
    throw new Error(`${name} length should not larger than ${WORD_LENGTH} Chinese characters`);
}
