/** One printable file of labels: delivery groups [from, to) of the list it was cut from. */
interface LabelFile {
  from: number;
  to: number;
  labels: number;
}

/**
 * Cuts labels into files at delivery group borders, so that a building never lies in two stacks. A file holds at most
 * `max` labels (2,000 single-label pages keep the printing thread small); a group that is larger by itself gets a
 * file of its own. `counts` are labels per delivery group in printing order; groups without labels belong to the
 * file they fall in.
 */
export function splitLabelFiles(counts: readonly number[], max = 2000): LabelFile[] {
  const files: LabelFile[] = [];
  let file: LabelFile = { from: 0, to: 0, labels: 0 };
  counts.forEach((count, i) => {
    if (file.labels > 0 && file.labels + count > max) {
      files.push(file);
      file = { from: i, to: i, labels: 0 };
    }
    file = { from: file.from, to: i + 1, labels: file.labels + count };
  });
  return file.to > file.from ? [...files, file] : files;
}
