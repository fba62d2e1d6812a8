/**
 * WeChat on the phone, for a page in a browser: `window.wechatSandbox` signs in, gives the phone number, pays and
 * subscribes by sheets that a person answers. It asks the sandbox that this script came from.
 */
(function () {
  const base = new URL(document.currentScript.src).origin;
  const REMEMBERED = 'wechat-sandbox';

  const STYLE = `
    .wxs-veil { position: fixed; inset: 0; z-index: 2147483000; background: rgba(0, 0, 0, .5); display: flex;
      align-items: flex-end; justify-content: center; font: 17px/1.5 system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif; }
    .wxs-sheet { box-sizing: border-box; width: 100%; max-width: 480px; max-height: 85vh; overflow: auto; background: #fff; color: #1a1a1a;
      border-radius: 14px 14px 0 0; padding: 20px 20px calc(20px + env(safe-area-inset-bottom)); text-align: left; }
    .wxs-sheet:focus { outline: none; }
    .wxs-sheet h2 { margin: 0 0 4px; font-size: 18px; font-weight: 600; color: #1a1a1a; }
    .wxs-sheet p { margin: 0 0 12px; font-size: 15px; color: #595959; }
    .wxs-sheet .wxs-amount { margin: 8px 0 12px; font-size: 38px; font-weight: 600; color: #1a1a1a; text-align: center; }
    .wxs-sheet .wxs-wrong { color: #b3261e; }
    .wxs-sheet .wxs-wrong:empty { display: none; }
    .wxs-sheet ul { margin: 0 0 12px; padding: 0; list-style: none; }
    .wxs-sheet li { padding: 10px 0; border-bottom: 1px solid #ececec; font-size: 16px; }
    .wxs-sheet label { display: block; margin: 0 0 12px; font-size: 15px; color: #595959; }
    .wxs-sheet input { box-sizing: border-box; display: block; width: 100%; min-height: 48px; margin-top: 4px; padding: 0 12px;
      border: 1px solid #767676; border-radius: 8px; font: inherit; color: #1a1a1a; background: #fff; }
    .wxs-sheet button { box-sizing: border-box; display: block; width: 100%; min-height: 48px; margin: 8px 0 0; padding: 8px 16px; border: 0;
      border-radius: 8px; font: inherit; font-weight: 500; line-height: 1.4; cursor: pointer; background: #f0f0f0; color: #1a1a1a; }
    .wxs-sheet button.wxs-main { background: #067f43; color: #fff; }
    .wxs-sheet button:focus-visible, .wxs-sheet input:focus-visible { outline: 3px solid #0a84ff; outline-offset: 2px; }
    .wxs-from { margin: 0 0 12px; font-size: 13px; color: #595959; }`;

  async function ask(path, body) {
    const init = body ? { method: 'POST', body: JSON.stringify(body) } : undefined;
    const response = await fetch(base + path, init);
    const answer = await response.json();
    if (!response.ok) throw { errMsg: answer.errMsg || 'fail' };
    return answer;
  }

  function remembered() {
    try {
      return JSON.parse(localStorage.getItem(REMEMBERED)) || undefined;
    } catch {
      return undefined;
    }
  }

  function remember(person) {
    if (person)
      localStorage.setItem(REMEMBERED, JSON.stringify({ key: person.key, nickname: person.nickname }));
    else localStorage.removeItem(REMEMBERED);
  }

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function dressed() {
    if (document.getElementById('wxs-style')) return;
    const style = element('style', '', STYLE);
    style.id = 'wxs-style';
    document.head.append(style);
  }

  /** Sheets come one after the other, however many are asked for. */
  let last = Promise.resolve();
  let sheets = 0;

  /**
   * Shows a sheet and gives what the pressed button stands for; Escape is the last button.
   * @param {{title: string, content: Node[], buttons: {label: string, value: unknown, main?: boolean, ready?: () => boolean}[]}} sheet
   */
  function show(sheet) {
    const shown = last.then(() => new Promise((resolve) => open(sheet, resolve)));
    last = shown;
    return shown;
  }

  function open({ title, content, buttons }, resolve) {
    dressed();
    const before = document.activeElement;
    const veil = element('div', 'wxs-veil');
    const sheet = element('div', 'wxs-sheet');
    const heading = element('h2', '', title);
    heading.id = `wxs-title-${++sheets}`;
    sheet.setAttribute('role', 'dialog');
    sheet.setAttribute('aria-modal', 'true');
    sheet.setAttribute('aria-labelledby', heading.id);
    sheet.tabIndex = -1;
    const close = (value) => {
      veil.remove();
      if (before && before.focus) before.focus();
      resolve(value);
    };
    const made = buttons.map(({ label, value, main, ready }) => {
      const button = element('button', main ? 'wxs-main' : '', label);
      button.type = 'button';
      button.addEventListener('click', () => (!ready || ready()) && close(value));
      return button;
    });
    sheet.append(heading, element('div', 'wxs-from', '微信沙箱'), ...content, ...made);
    sheet.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Escape') close(buttons[buttons.length - 1].value);
      if (event.key === 'Tab') keepInside(event, sheet);
    });
    veil.append(sheet);
    document.body.append(veil);
    sheet.focus();
  }

  function keepInside(event, sheet) {
    const stops = [...sheet.querySelectorAll('button, input')];
    const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
    if (document.activeElement !== edge && document.activeElement !== sheet) return;
    event.preventDefault();
    (event.shiftKey ? stops[stops.length - 1] : stops[0]).focus();
  }

  /** Whose phone this is; asked where nobody has been chosen. */
  async function account() {
    const chosen = remembered();
    if (chosen) return chosen;
    const people = await ask('/sandbox/people');
    const value = await show({
      title: '微信登录',
      content: [element('p', '', people.length > 0 ? '这是谁的手机？' : '这里还没有微信号。')],
      buttons: [
        ...people.slice(-20).map((one) => ({ label: one.nickname, value: one })),
        { label: '用新的微信号', value: 'new', main: true },
        { label: '取消', value: undefined },
      ],
    });
    if (value === undefined) throw { errMsg: 'login:fail cancel' };
    const person = value === 'new' ? await ask('/sandbox/people', {}) : value;
    remember(person);
    return person;
  }

  async function login() {
    const { key } = await account();
    return ask('/sandbox/login-codes', { key });
  }

  async function phoneNumber() {
    const { key } = await account();
    const { phone } = await ask('/sandbox/people', { key });
    const field = phone ? undefined : phoneField();
    const allowed = await show({
      title: '申请使用你的电话号码',
      content: field ? field.parts : [element('p', '', phone)],
      buttons: [
        { label: '允许', value: true, main: true, ready: () => !field || field.isRight() },
        { label: '拒绝', value: false },
      ],
    });
    if (!allowed) throw { errMsg: 'getPhoneNumber:fail user deny' };
    return ask('/sandbox/phone-codes', field ? { key, phone: field.input.value.trim() } : { key });
  }

  function phoneField() {
    const label = element('label', '', '手机号');
    const input = element('input');
    const wrong = element('p', 'wxs-wrong');
    Object.assign(input, { type: 'tel', inputMode: 'numeric', maxLength: 11, placeholder: '11 位手机号' });
    wrong.setAttribute('role', 'alert');
    wrong.id = `wxs-wrong-${sheets}`;
    input.setAttribute('aria-describedby', wrong.id);
    label.append(input);
    const isRight = () => {
      const right = /^1\d{10}$/.test(input.value.trim());
      wrong.textContent = right ? '' : '请填写 11 位手机号';
      if (!right) input.focus();
      return right;
    };
    return { parts: [label, wrong], input, isRight };
  }

  async function requestPayment(params) {
    const { key } = await account();
    const prepayId = String(params.package).replace('prepay_id=', '');
    const bill = await ask(`/sandbox/prepays/${encodeURIComponent(prepayId)}`);
    const outcome = await show({
      title: `付款给 ${bill.payee}`,
      content: [
        element('p', '', bill.description),
        element('div', 'wxs-amount', `¥${(bill.amountFen / 100).toFixed(2)}`),
      ],
      buttons: [
        { label: '确认支付', value: 'pay', main: true },
        { label: '不支付', value: 'cancel' },
      ],
    });
    const { timeStamp, nonceStr, signType, paySign } = params;
    const asked = { timeStamp: String(timeStamp), nonceStr, package: params.package, signType, paySign };
    const answer = await ask('/sandbox/payments', { appId: bill.appId, ...asked, key, outcome });
    if (answer.errMsg !== 'requestPayment:ok') throw { errMsg: answer.errMsg };
  }

  async function subscribe(templateIds) {
    const { key } = await account();
    const titles = await ask('/sandbox/templates');
    const list = element('ul');
    list.append(...templateIds.map((id) => element('li', '', titles[id] || '服务通知')));
    const accept = await show({
      title: '允许发送以下消息各一次？',
      content: [list],
      buttons: [
        { label: '允许', value: true, main: true },
        { label: '拒绝', value: false },
      ],
    });
    return ask('/sandbox/subscriptions', { key, templateIds, accept });
  }

  window.wechatSandbox = {
    login,
    phoneNumber,
    requestPayment,
    subscribe,
    /** Makes this the phone of the person with this key; of nobody without one. */
    as: (key) => remember(key && { key, nickname: key }),
    who: remembered,
  };
})();
