import { useEffect, useRef, type ReactNode } from 'react';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useSession } from '../session/use-session';
import type { SheetProps } from './sheet.types';
import { Tap } from './tap';

/** A sheet over the page, from the lower edge on a phone, in the middle of a desk screen: the browser's own dialog. */
export function Sheet({ open, title, onClose, children, footer }: SheetProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const { careMode } = useSession();
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  // An open modal dialog makes all else inert, and so the page that is opened from it.
  useDidHide(() => dialog.current?.close());
  useDidShow(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
  });
  if (!open) return null;
  return (
    <dialog
      ref={dialog}
      className={`sheet ${careMode ? 'page--care' : ''}`}
      aria-label={title}
      onCancel={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="sheet__panel">
        <div className="sheet__head">
          <h2 className="sheet__title">{title}</h2>
          <Tap kind="quiet" onClick={onClose}>
            关闭
          </Tap>
        </div>
        <div className="sheet__body">{children}</div>
        {footer ? <div className="sheet__foot">{footer}</div> : null}
      </div>
    </dialog>
  );
}
