/** What may be wrong with goods at the gate, as people say it. */
export const EXCEPTION_KINDS = [
  { value: 'missing', label: '少了' },
  { value: 'extra', label: '多了' },
  { value: 'damaged', label: '破损' },
  { value: 'wrong', label: '送错' },
] as const;

export type ExceptionKind = (typeof EXCEPTION_KINDS)[number]['value'];

export function sayException(kind: string): string {
  return EXCEPTION_KINDS.find(({ value }) => value === kind)?.label ?? kind;
}
