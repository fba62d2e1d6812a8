/** What may be wrong with goods at the gate, as people say it. */
export const EXCEPTIONS = [
  { value: 'missing', label: '少了' },
  { value: 'extra', label: '多了' },
  { value: 'damaged', label: '破损' },
  { value: 'wrong', label: '送错' },
] as const;

export type ExceptionKind = (typeof EXCEPTIONS)[number]['value'];

export function sayException(kind: string): string {
  return EXCEPTIONS.find(({ value }) => value === kind)?.label ?? kind;
}
