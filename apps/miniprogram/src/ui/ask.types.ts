export interface Question {
  title: string;
  content: string;
  /** On the button that agrees, at most four characters for WeChat. */
  yes: string;
}
