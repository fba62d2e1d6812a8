/** What a room may say no to: by a stable code, the HTTP status and the sentence. */
export type RefusalTexts = Readonly<Record<string, { status: number; text: string }>>;

export type RefusalFacts = Record<string, string | number | boolean | null | readonly unknown[] | undefined>;
