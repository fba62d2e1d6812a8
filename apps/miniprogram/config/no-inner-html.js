/** Stands in for Taro's parser of HTML, which no page needs and every phone would load. */
export function setInnerHTML() {
  throw new Error('no page writes HTML: see config/index.ts');
}
