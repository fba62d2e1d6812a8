export interface SaveTapProps {
  text: string;
  /** The file's name with its ending, where there are files. */
  name: string;
}
