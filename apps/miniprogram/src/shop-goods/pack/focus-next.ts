/** Moves the cursor to the next field of the household, over what stands there (browsers only). @returns whether there was one. */
export function focusNext(): boolean {
  if (process.env.TARO_ENV !== 'h5') return false;
  const here = document.activeElement;
  const fields = [...(here?.closest('.pack__household')?.querySelectorAll('input') ?? [])];
  const next = fields[fields.findIndex((field) => field === here) + 1];
  next?.focus();
  next?.select();
  return next !== undefined;
}
