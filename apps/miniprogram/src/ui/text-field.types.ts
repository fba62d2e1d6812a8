export interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  /** `digits`: a number pad; `decimal`: with a point. */
  kind?: 'text' | 'digits' | 'decimal' | 'search';
  /** Several lines. */
  long?: boolean;
  /** At most so many characters; what is beyond is not taken. */
  most?: number;
  /** The label is read aloud but not shown (a search field). */
  bare?: boolean;
  /** Enter, or the scanner gun's end of line. */
  onEnter?: () => void;
  /** What is wrong with what was typed. */
  fault?: string | undefined;
  /** The cursor is here when the page opens (scanner guns type into it). */
  focus?: boolean;
}

/** The first `most` characters, an emoji counting as one, as the server counts. */
export function cut(text: string, most = 200): string {
  return [...text].slice(0, most).join('');
}
