/** What every page of a file says, whatever it is about. */
export interface FileHead {
  author: string;
  /** At the foot: '团期 R-1121-02' as people name it. */
  reference: string;
  /** The instant from which its rows were read, ISO UTC; shown in Asia/Shanghai and kept as the file's creation date. */
  printedAt: string;
}
