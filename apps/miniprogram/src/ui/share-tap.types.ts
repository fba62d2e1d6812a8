export interface ShareTapProps {
  /** What a browser, which has no chat to share into, copies instead. */
  text: string;
}
