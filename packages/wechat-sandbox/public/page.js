/** The sandbox's page: one section at a time, read anew every two seconds. */
(function () {
  const yuan = (fen) => `¥${(fen / 100).toFixed(2)}`;
  const time = (text) => (text ? text.slice(5, 19).replace('T', ' ') : '—');
  const whose = (row) => (row.subMchid ? `${row.mchid} / ${row.subMchid}` : row.mchid);
  const good = (text) => ({ text, is: 'good' });
  const bad = (text) => ({ text, is: 'bad' });
  const number = (text) => ({ text, is: 'number' });
  const tight = (text) => ({ text, is: 'tight' });

  const STATES = {
    NOTPAY: '未支付',
    SUCCESS: '成功',
    CLOSED: '已关闭',
    REFUND: '有退款',
    PROCESSING: '处理中',
    ABNORMAL: '异常',
  };
  const CALLBACK_STATES = { waiting: '等待重发', delivered: '已送达', given_up: '已放弃' };
  const SIDES = { wechat: '微信接口', pay: '微信支付', callback: '发出通知' };
  const LOGISTICS = { 1: '快递', 2: '同城配送', 3: '虚拟商品', 4: '自提' };

  const state = (name) =>
    ['ABNORMAL', 'CLOSED'].includes(name)
      ? bad(STATES[name])
      : name === 'SUCCESS'
        ? good(STATES[name])
        : STATES[name];

  function verdict(row) {
    if (row.side !== 'pay') return row.verdict;
    return row.verdict.startsWith('签名正确')
      ? good(row.verdict)
      : row.verdict === '签名不对'
        ? bad(row.verdict)
        : row.verdict;
  }

  /** Each section: its name, its columns, and a row's cells. */
  const SECTIONS = {
    requests: {
      name: '收到与发出',
      columns: ['时间', '', '地址', '回答', '签名', '错误', '故障', '毫秒'],
      cells: (row) => [
        tight(time(row.at)),
        tight(SIDES[row.side]),
        `${row.method} ${row.path}`,
        row.status === null ? bad('无') : row.status < 400 ? good(row.status) : bad(row.status),
        verdict(row),
        row.error ? bad(row.error) : '',
        row.faults.join(' '),
        number(row.ms),
      ],
    },
    payments: {
      name: '支付',
      columns: ['下单', '付款', '商户', '商户订单号', '微信订单号', '商品', '状态', '金额'],
      cells: (row) => [
        tight(time(row.prepaidAt)),
        tight(time(row.paidAt)),
        whose(row),
        row.outTradeNo,
        row.transactionId || '—',
        row.description,
        state(row.state),
        number(yuan(row.totalFen)),
      ],
    },
    refunds: {
      name: '退款',
      columns: ['申请', '结束', '商户', '商户退款单号', '商户订单号', '原因', '状态', '退款', '原金额'],
      cells: (row) => [
        tight(time(row.createdAt)),
        tight(time(row.endedAt)),
        whose(row),
        row.outRefundNo,
        row.outTradeNo,
        row.reason || '',
        state(row.status),
        number(yuan(row.refundFen)),
        number(yuan(row.totalFen)),
      ],
    },
    callbacks: {
      name: '通知',
      columns: ['时间', '事件', '地址', '状态', '次数与回答', '下一次'],
      cells: (row) => [
        tight(time(row.createdAt)),
        row.eventType,
        row.url,
        row.state === 'delivered' ? good(CALLBACK_STATES[row.state]) : bad(CALLBACK_STATES[row.state]),
        row.attempts.map((one, i) => `${i + 1}. ${one.at.slice(11, 19)} ${one.answer}`).join('\n'),
        tight(time(row.nextAt)),
      ],
    },
    messages: {
      name: '订阅消息',
      columns: ['时间', '给谁', '模板', '页面', '内容'],
      cells: (row) => [
        tight(time(row.at)),
        row.openid,
        row.template,
        row.page || '',
        Object.values(row.data).join(' · '),
      ],
    },
    shippings: {
      name: '发货信息',
      columns: ['时间', '商户', '商户订单号', '方式', '物品', '次数'],
      cells: (row) => [
        tight(time(row.at)),
        row.mchid,
        row.outTradeNo,
        LOGISTICS[row.logisticsType],
        row.items.join('、'),
        number(row.uploads),
      ],
    },
    people: {
      name: '微信号',
      columns: ['昵称', 'openid', '手机号'],
      cells: (row) => [row.nickname, row.openid, row.phone || '—'],
    },
    faults: {
      name: '故障',
      columns: ['故障', '', '发生过', '现在', ''],
      cells: (row) => [
        row.zh,
        row.name,
        number(`${row.happened} 次`),
        row.on ? bad(ruleWords(row.on)) : '关',
        switchOf(row),
      ],
    },
  };

  function ruleWords({ probability, count, seconds, only }) {
    const words = [probability === undefined ? '每次' : `${Math.round(probability * 100)}%`];
    if (count !== undefined) words.push(`还有 ${count} 次`);
    if (seconds !== undefined) words.push(`${seconds} 秒`);
    if (only) words.push(`只对 ${only}`);
    return words.join('，');
  }

  function switchOf(row) {
    const button = document.createElement('button');
    button.textContent = row.on ? '关掉' : '打开';
    button.setAttribute('aria-pressed', String(Boolean(row.on)));
    button.setAttribute('aria-label', `${row.on ? '关掉' : '打开'}：${row.zh}`);
    button.addEventListener('click', async () => {
      await fetch('/sandbox/faults', {
        method: 'POST',
        body: JSON.stringify({ name: row.name, off: Boolean(row.on) }),
      });
      await refresh();
    });
    return button;
  }

  function cellOf(value) {
    const cell = document.createElement('td');
    const { text = value, is = '' } = value && value.is ? value : {};
    cell.className = is;
    cell.style.whiteSpace = String(text).includes('\n') ? 'pre-line' : '';
    cell.append(text);
    return cell;
  }

  function tableOf({ columns, cells }, rows) {
    const frame = document.createElement('div');
    if (rows.length === 0) {
      frame.className = 'table none';
      frame.append('还没有');
      return frame;
    }
    frame.className = 'table';
    const table = document.createElement('table');
    const made = rows.map(cells);
    const head = table.createTHead().insertRow();
    columns.forEach((column, i) => {
      const cell = document.createElement('th');
      cell.className = made[0][i] && made[0][i].is === 'number' ? 'number' : '';
      cell.append(column);
      head.append(cell);
    });
    const body = table.createTBody();
    for (const row of made) body.insertRow().append(...row.map(cellOf));
    frame.append(table);
    return frame;
  }

  const chosen = () => (SECTIONS[location.hash.slice(1)] ? location.hash.slice(1) : 'requests');

  function navigation(overview) {
    const links = Object.entries(SECTIONS).map(([id, section]) => {
      const link = document.createElement('a');
      const count = id === 'faults' ? overview.faults.filter((one) => one.on).length : overview[id].length;
      link.href = `#${id}`;
      link.append(`${section.name} ${count}`);
      if (id === chosen()) link.setAttribute('aria-current', 'page');
      return link;
    });
    document.getElementById('sections').replaceChildren(...links);
  }

  let shown = '';

  async function refresh() {
    const overview = await (await fetch('/sandbox/overview')).json();
    document.getElementById('now').textContent = overview.now.slice(0, 19).replace('T', ' ');
    document.getElementById('signing').textContent = `签名公钥 ${overview.signing}`;
    const now = JSON.stringify([chosen(), { ...overview, now: '' }]);
    if (now === shown) return;
    shown = now;
    navigation(overview);
    document.getElementById('content').replaceChildren(tableOf(SECTIONS[chosen()], overview[chosen()]));
  }

  function refreshOften() {
    refresh()
      .catch(() => (document.getElementById('now').textContent = '沙箱没有回答'))
      .then(() => setTimeout(refreshOften, 2000));
  }

  window.addEventListener('hashchange', () => void refresh());
  refreshOften();
})();
