/** A round's figures as they stand on the screen: `¥133.74`. */
export interface Statement {
  ordered: string;
  paid: string;
  delivered: string;
  refunded: string;
  refundDue: string;
}

/** Reads the round's sums, which stand above those of the buildings. @param names as this screen calls them. */
export function statementIn(
  text: string,
  names: readonly [ordered: string, paid: string, delivered: string, refunded: string, refundDue: string],
): Statement {
  const figures = names.map((name) => {
    const [, figure] = new RegExp(`${name}\\s*(¥[\\d.,]+)`).exec(text) ?? [];
    if (!figure) throw new Error(`the statement does not say ${name}`);
    return figure;
  });
  const [ordered, paid, delivered, refunded, refundDue] = figures as [string, string, string, string, string];
  return { ordered, paid, delivered, refunded, refundDue };
}
