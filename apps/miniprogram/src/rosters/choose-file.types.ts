/** A file that somebody chose, whole. */
export interface ChosenFile {
  name: string;
  bytes: ArrayBuffer;
}
