/** A phone in WeChat signs in by WeChat, and lets desks in. */
export const DeskCode = (): null => null;
