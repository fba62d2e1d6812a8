/** How WeChat draws its own elements, and what it draws around a page. */
const css = `
body { margin: 0; overflow: hidden; font-family: 'Noto Sans CJK SC', sans-serif; font-size: 16px;
  -webkit-tap-highlight-color: transparent; }
[hidden] { display: none !important; }
wx-page { position: absolute; inset: 0; display: block; overflow-x: hidden; overflow-y: auto; }
wx-view, wx-scroll-view, wx-swiper, wx-swiper-item, wx-form, wx-picker, wx-checkbox-group, wx-radio-group,
wx-navigator, wx-cover-view, wx-movable-area, wx-root-portal, wx-page-container { display: block; }
wx-text { white-space: pre-line; }
wx-scroll-view { overflow: hidden; }
wx-scroll-view[scroll-y] { overflow-y: auto; }
wx-scroll-view[scroll-x] { overflow-x: auto; }
wx-swiper { height: 150px; overflow-x: auto; white-space: nowrap; }
wx-swiper-item { display: inline-block; width: 100%; height: 100%; white-space: normal; }
wx-button { position: relative; display: block; box-sizing: border-box; margin: 0 auto; padding: 0 14px;
  border-radius: 5px; background: #f8f8f8; color: #000; font-size: 18px; line-height: 2.55555556; text-align: center;
  overflow: hidden; cursor: pointer; }
wx-button[disabled] { pointer-events: none; opacity: 0.6; }
wx-image { position: relative; display: inline-block; width: 320px; height: 240px; overflow: hidden; }
wx-image > img { display: block; width: 100%; height: 100%; }
wx-image[data-mode=widthFix] { height: auto !important; }
wx-image[data-mode=widthFix] > img { height: auto; }
wx-image[data-mode=heightFix] { width: auto !important; }
wx-image[data-mode=heightFix] > img { width: auto; }
wx-input { display: flex; align-items: center; }
wx-textarea { display: block; }
wx-input, wx-textarea { min-height: 1.4em; overflow: hidden; text-overflow: clip; }
wx-textarea { width: 300px; height: 150px; }
wx-input > input, wx-textarea > textarea { box-sizing: border-box; width: 100%; height: 100%; min-height: 1.4em;
  margin: 0; padding: 0; border: 0; outline: 0; background: none; color: inherit; font: inherit; text-align: inherit;
  resize: none; }
wx-switch { display: inline-block; width: 52px; height: 32px; border-radius: 16px; background: #dfdfdf; }
wx-switch[aria-checked=true] { background: #04be02; }
wx-switch::after { content: ''; display: block; width: 28px; height: 28px; margin: 2px; border-radius: 50%;
  background: #fff; }
wx-switch[aria-checked=true]::after { margin-left: 22px; }
wx-checkbox, wx-radio { display: inline-block; }
wx-checkbox::before, wx-radio::before { content: ''; display: inline-block; width: 22px; height: 22px;
  margin-right: 5px; border: 1px solid #d1d1d1; border-radius: 3px; background: #fff; vertical-align: middle; }
wx-radio::before { border-radius: 50%; }
wx-checkbox[aria-checked=true]::before, wx-radio[aria-checked=true]::before { background: #09bb07; }
.mini-page { position: fixed; inset: 0; background: #fff; }
.mini-bar { position: absolute; inset: 0 0 auto; display: flex; box-sizing: border-box; height: var(--bar);
  padding: 20px 94px 0; align-items: center; font-size: 17px; }
.mini-title { flex: 1; overflow: hidden; font-weight: 600; text-align: center; text-overflow: ellipsis;
  white-space: nowrap; }
.mini-back { position: absolute; left: 0; color: inherit; width: 44px; height: 44px; border: 0; background: none; font-size: 28px; }
/* What is fixed on a page stays within the page's own window: the transform makes it the reference. */
.mini-view { position: absolute; inset: var(--bar) 0 var(--tabs); transform: translateZ(0); }
.mini-tabs { position: absolute; inset: auto 0 0; display: flex; height: var(--tabs); background: #fff; }
.mini-tabs > button { flex: 1; border: 0; background: none; font-size: 14px; }
.mini-own-tabs { position: absolute; inset: auto 0 0; }
.mini-shade { position: fixed; inset: 0; z-index: 9000; display: flex; align-items: center; justify-content: center;
  background: rgb(0 0 0 / 50%); }
.mini-dialog { width: 300px; max-height: 80vh; overflow-y: auto; padding: 20px 0 0; border-radius: 10px;
  background: #fff; color: #111; font-size: 17px; text-align: center; }
.mini-dialog-title { padding: 0 20px 8px; font-weight: 600; }
.mini-dialog-text { padding: 0 20px 12px; color: #555; white-space: pre-line; }
.mini-dialog input { box-sizing: border-box; width: 260px; height: 44px; margin: 0 20px 12px; padding: 0 8px;
  font-size: 17px; }
.mini-dialog button { display: block; width: 100%; min-height: 48px; border: 0; border-top: 1px solid #e5e5e5;
  background: none; color: #225; font-size: 17px; }
.mini-dialog-foot { display: flex; }
.mini-dialog-foot > button { flex: 1; }
.mini-note { position: fixed; inset: 0; z-index: 9500; display: flex; align-items: center; justify-content: center;
  pointer-events: none; }
.mini-note--mask { pointer-events: auto; }
.mini-note-words { max-width: 240px; padding: 14px 18px; border-radius: 8px; background: rgb(17 17 17 / 85%);
  color: #fff; font-size: 16px; text-align: center; }
.mini-camera { position: fixed; inset: 0; z-index: 9600; display: flex; flex-direction: column; align-items: center;
  justify-content: center; gap: 40px; background: #111; color: #fff; font-size: 17px; }
.mini-camera button { min-width: 120px; height: 44px; }
`;

document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
