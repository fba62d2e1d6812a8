/** Grams as screens and papers say them, to the gram: `950 g`, `1.02 kg`. */
export const formatGrams = (grams: number): string => (grams < 1000 ? `${grams} g` : `${grams / 1000} kg`);

/** What a number of ordered units weighs: `126 × 500 g = 63 kg`; empty where the mass says nothing. */
export function massWords(quantity: number, unitGrams: number): string {
  return unitGrams > 0
    ? `${quantity} × ${formatGrams(unitGrams)} = ${formatGrams(quantity * unitGrams)}`
    : '';
}
