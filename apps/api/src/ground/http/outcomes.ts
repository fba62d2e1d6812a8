const outcomes = new WeakMap<object, string>();

/** Notes the code of the refusal that a reply is sent with, for whoever looks at it afterwards. */
export function noteOutcome(reply: object, code: string): void {
  outcomes.set(reply, code);
}

export const outcomeOf = (reply: object): string | undefined => outcomes.get(reply);
