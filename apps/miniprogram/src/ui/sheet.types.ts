import type { ReactNode } from 'react';

export interface SheetProps {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** The thing to do, at the lower edge. */
  footer?: ReactNode;
}
