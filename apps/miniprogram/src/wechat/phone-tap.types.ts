import type { ReactNode } from 'react';

export interface PhoneTapProps {
  children: ReactNode;
  busy?: boolean;
  /** WeChat's one-shot code for the phone number; the person agreed. */
  onCode: (code: string) => void;
  /** There is no code: why, in a sentence; undefined when the person did not agree. */
  onNone: (sentence: string | undefined) => void;
}
