/** A round's figures as they stand on the screen: `¥133.74`. */
export interface Statement {
  ordered: string;
  paid: string;
  delivered: string;
  refund: string;
}

/** Reads the round's sums, which stand above those of the buildings. @param names as this screen calls them. */
export function statementIn(text: string, names: readonly [string, string, string, string]): Statement {
  const [ordered, paid, delivered, refund] = names.map((name) => {
    const [, figure] = new RegExp(`${name}\\s*(¥[\\d.,]+)`).exec(text) ?? [];
    if (!figure) throw new Error(`the statement does not say ${name}`);
    return figure;
  }) as [string, string, string, string];
  return { ordered, paid, delivered, refund };
}
