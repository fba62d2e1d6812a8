import type { RefusalTexts } from './refusal-texts';

export const groundRefusals = {
  not_found: { status: 404, text: '没有找到' },
  validation_failed: { status: 400, text: '提交的内容有误' },
  body_too_large: { status: 413, text: '提交的内容太大' },
  bad_json: { status: 400, text: '提交的内容无法读取' },
  unsupported_media_type: { status: 415, text: '不支持这种内容格式' },
  client_key_reused: { status: 409, text: '这个请求编号已用于另一份内容' },
  wrong_status: { status: 409, text: '当前状态（{state}）不能这样操作' },
  bad_request: { status: 400, text: '这个请求无法读取' },
  headers_too_large: { status: 431, text: '请求的抬头太长' },
  too_slow: { status: 408, text: '网络太慢，没有收全，请再试一次' },
  too_many_requests: { status: 429, text: '操作太频繁，请 {seconds} 秒后再试' },
  app_outdated: { status: 426, text: '菜篮的这个版本太旧了，请更新' },
  busy: { status: 503, text: '系统繁忙，请稍后再试' },
} as const satisfies RefusalTexts;
