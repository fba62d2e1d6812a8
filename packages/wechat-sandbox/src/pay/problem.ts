const STATUS = {
  PARAM_ERROR: 400,
  INVALID_REQUEST: 400,
  ORDER_CLOSED: 400,
  APPID_MCHID_NOT_MATCH: 400,
  NO_STATEMENT_EXIST: 400,
  SIGN_ERROR: 401,
  NO_AUTH: 403,
  NOT_ENOUGH: 403,
  OUT_TRADE_NO_USED: 403,
  RULE_LIMIT: 403,
  TRADE_ERROR: 403,
  ORDER_NOT_EXIST: 404,
  RESOURCE_NOT_EXISTS: 404,
  SYSTEM_ERROR: 500,
} as const;

/** A "no" of WeChat Pay: `{code, message, detail?}` under the status that belongs to the code. */
export class PayProblem extends Error {
  readonly status: number;

  constructor(
    readonly code: keyof typeof STATUS,
    message: string,
    readonly detail?: object,
  ) {
    super(message);
    this.status = STATUS[code];
  }
}

/** Refuses a request because of one of its fields. */
export function paramError(field: string, issue: string): never {
  throw new PayProblem('PARAM_ERROR', `参数错误：${field} ${issue}`, { field, issue, location: 'body' });
}
