import { answer, failure, type Callbacks } from './callbacks';

interface Modal {
  title: string;
  content: string;
  confirmText: string;
  cancelText: string;
}

/** What WeChat shows above the page, and what the person answers to it. */
export class Dialogs {
  readonly toasts: string[] = [];
  readonly modals: Modal[] = [];
  readonly sheets: string[][] = [];
  /** The words beside the turning wheel; undefined when there is none. */
  loading: string | undefined;
  /** The answer to every question: 确定 (with what was typed, where it asks for text) or 取消. */
  modalAnswer: { confirm: boolean; content?: string } = { confirm: true };
  /** The label to choose from an action sheet; undefined: the sheet is closed. */
  choice: string | undefined;
}

/** What a dialog's button holds. */
const WORD_LENGTH = 4;

interface ModalOptions extends Callbacks, Partial<Modal> {}
interface TitleOptions extends Callbacks {
  title?: string;
}

/** The part of `wx` that shows dialogs. */
export function dialogsOf(dialogs: Dialogs): Record<string, unknown> {
  return {
    showToast: (options: TitleOptions) => {
      dialogs.toasts.push(options.title ?? '');
      answer('showToast', options);
    },
    hideToast: (options?: Callbacks) => answer('hideToast', options),
    showLoading: (options: TitleOptions) => {
      dialogs.loading = options.title ?? '';
      answer('showLoading', options);
    },
    hideLoading: (options?: Callbacks) => {
      dialogs.loading = undefined;
      answer('hideLoading', options);
    },
    showModal: ({ title = '', content = '', ...rest }: ModalOptions) => {
      const { confirmText = '确定', cancelText = '取消' } = rest;
      const long = Object.entries({ confirmText, cancelText }).find(([, word]) => word.length > WORD_LENGTH);
      if (long) {
        const reason = `${long[0]} length should not larger than ${WORD_LENGTH} Chinese characters`;
        answer('showModal', rest, failure('showModal', reason));
        return;
      }
      dialogs.modals.push({ title, content, confirmText, cancelText });
      const { confirm, content: typed = null } = dialogs.modalAnswer;
      answer('showModal', rest, { confirm, cancel: !confirm, content: typed });
    },
    showActionSheet: (options: Callbacks & { itemList: string[] }) => {
      dialogs.sheets.push(options.itemList);
      const tapIndex = options.itemList.indexOf(dialogs.choice ?? '');
      answer('showActionSheet', options, tapIndex < 0 ? failure('showActionSheet', 'cancel') : { tapIndex });
    },
  };
}
