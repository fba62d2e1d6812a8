/**
 * Brings the detail into sight after a choice from the list: on the narrower desk screens it stands under the list
 * (`.split` in the kit), possibly far below what was chosen. Beside the list it is in sight already. Browsers only.
 */
export function showDetail(): void {
  // Once the choice is drawn.
  setTimeout(() => {
    const detail = [...document.querySelectorAll('.split__detail')].find((each) => each.checkVisibility());
    const list = detail?.previousElementSibling;
    if (!detail || !list) return;
    const { top } = detail.getBoundingClientRect();
    const isUnder = top >= list.getBoundingClientRect().bottom;
    if (isUnder && top > window.innerHeight / 2) detail.scrollIntoView();
  });
}
