/**
 * Stands in for what WeChat has not: the query library makes one for each read and aborts it when the read is given up. No
 * read of ours listens; what was asked goes on to its end, and its answer is kept.
 */
export class AbortController {
  constructor() {
    this.signal = { aborted: false };
  }

  abort() {
    this.signal.aborted = true;
  }
}
