export interface ShareTapProps {
  /** What a browser, which has no chat to share into, copies instead. */
  text: string;
  /** Whom it is for: what concerns one household is not for the group. */
  to: '发到群里' | '发给家里人' | '发给住户';
}
