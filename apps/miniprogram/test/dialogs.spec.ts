import { Dialogs, dialogsOf } from './wechat/dialogs';

/** What WeChat's own `showModal` does. */
type Modal = (options: Record<string, unknown>) => void;

describe('a dialog of WeChat', () => {
  const shown = (options: Record<string, unknown>) => {
    const dialogs = new Dialogs();
    const showModal = dialogsOf(dialogs)['showModal'] as Modal;
    return new Promise((resolve) => showModal({ ...options, complete: resolve })).then((said) => ({
      said,
      dialogs,
    }));
  };

  it.each(['confirmText', 'cancelText'])(
    'is not shown with more than four characters as its %s',
    async (name) => {
      const { said, dialogs } = await shown({ title: '退出？', [name]: '退出并丢弃' });
      expect(said).toEqual({
        errMsg: `showModal:fail ${name} length should not larger than 4 Chinese characters`,
      });
      expect(dialogs.modals).toEqual([]);
    },
  );

  it('is shown with four', async () => {
    const { said, dialogs } = await shown({ title: '退出？', confirmText: '仍要退出' });
    expect(said).toMatchObject({ errMsg: 'showModal:ok', confirm: true });
    expect(dialogs.modals).toMatchObject([{ confirmText: '仍要退出', cancelText: '取消' }]);
  });
});
