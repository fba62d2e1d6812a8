import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Merchant } from '../credentials';
import { Fields, parseJson } from '../fields';
import type { World } from '../world';
import { accountOf } from './orders';
import type { Account } from './ledger';
import { paramError, PayProblem } from './problem';

declare module 'fastify' {
  interface FastifyRequest {
    merchant?: Merchant;
    faults?: string[];
    problem?: string;
    began?: number;
  }
}

type Mode = Merchant['mode'];

/** WeChat Pay v3: every request's signature is verified before anything is looked at, every answer is signed. */
export function payRoutes(app: FastifyInstance, world: World): void {
  app.addHook('preHandler', (request, _reply, done) => {
    const { authorization } = request.headers;
    request.merchant = world.signing.merchantOf(request.method, request.url, bytesOf(request), authorization);
    done();
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    if (!request.url.startsWith('/v3/billdownload/') || reply.statusCode !== 200) {
      reply.headers(world.signing.headers(textOf(payload), request.url, serialAsked(request, world)));
    }
    done(null, payload);
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    request.problem = error instanceof PayProblem ? error.code : error.message;
    if (error instanceof PayProblem) return reply.status(error.status).send(problemBody(error));
    const status = error.statusCode ?? 500;
    const code = status >= 500 ? 'SYSTEM_ERROR' : 'PARAM_ERROR';
    return reply
      .status(status)
      .send({ code, message: status >= 500 ? '系统异常，请稍后重试' : error.message });
  });
  app.setNotFoundHandler(() => {
    throw new PayProblem('RESOURCE_NOT_EXISTS', '没有这个接口');
  });
  transactionRoutes(app, world, 'direct', '/pay/transactions');
  transactionRoutes(app, world, 'partner', '/pay/partner/transactions');
  refundRoutes(app, world);
  billRoutes(app, world);
}

function transactionRoutes(app: FastifyInstance, { orders }: World, mode: Mode, base: string): void {
  app.post(`${base}/jsapi`, (request) => orders.prepay(merchantOf(request), mode, bodyOf(request)));
  app.get<{ Params: { no: string } }>(`${base}/out-trade-no/:no`, (request) =>
    orders.query(accountInQuery(request, mode), { outTradeNo: request.params.no }),
  );
  app.get<{ Params: { id: string } }>(`${base}/id/:id`, (request) =>
    orders.query(accountInQuery(request, mode), { transactionId: request.params.id }),
  );
  app.post<{ Params: { no: string } }>(`${base}/out-trade-no/:no/close`, (request, reply) => {
    const body = Fields.of(bodyOf(request), paramError);
    const account = accountOf(merchantOf(request), mode, {
      mchid: body.text(mode === 'partner' ? 'sp_mchid' : 'mchid', 32),
      subMchid: mode === 'partner' ? body.text('sub_mchid', 32) : null,
    });
    orders.close(account, request.params.no);
    return reply.status(204).send();
  });
}

function refundRoutes(app: FastifyInstance, { refunds }: World): void {
  app.post('/refund/domestic/refunds', (request) => refunds.create(merchantOf(request), bodyOf(request)));
  app.get<{ Params: { no: string } }>('/refund/domestic/refunds/:no', (request) => {
    const merchant = merchantOf(request);
    const { sub_mchid } = queryOf(request);
    if (merchant.mode === 'partner' && !sub_mchid) paramError('/sub_mchid', '必填');
    const subMchid = merchant.mode === 'partner' ? (sub_mchid ?? '') : null;
    const account = accountOf(merchant, merchant.mode, { mchid: merchant.mchid, subMchid });
    return refunds.query(account, request.params.no);
  });
}

function billRoutes(app: FastifyInstance, { bills, url }: World): void {
  app.get('/bill/tradebill', (request) => bills.bill(merchantOf(request).mchid, queryOf(request), url()));
  app.get('/billdownload/file', (request, reply) =>
    reply.type('text/plain').send(bills.file(merchantOf(request).mchid, queryOf(request).token)),
  );
}

function merchantOf(request: FastifyRequest): Merchant {
  if (!request.merchant) throw new Error('The signature was not verified.');
  return request.merchant;
}

function accountInQuery(request: FastifyRequest, mode: Mode): Account {
  const query = queryOf(request);
  const mchid = mode === 'partner' ? query.sp_mchid : query.mchid;
  if (!mchid) return paramError(mode === 'partner' ? '/sp_mchid' : '/mchid', '必填');
  if (mode === 'partner' && !query.sub_mchid) return paramError('/sub_mchid', '必填');
  return accountOf(merchantOf(request), mode, { mchid, subMchid: query.sub_mchid ?? null });
}

const queryOf = (request: FastifyRequest) => request.query as Record<string, string | undefined>;
const bytesOf = ({ body }: FastifyRequest): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

function bodyOf({ body }: FastifyRequest): unknown {
  return parseJson(body) ?? paramError('/', '请求体不是 JSON');
}

const textOf = (payload: unknown): string =>
  typeof payload === 'string' ? payload : Buffer.isBuffer(payload) ? payload.toString() : '';

const problemBody = ({ code, message, detail }: PayProblem): object => ({
  code,
  message,
  ...(detail && { detail }),
});

/** The platform key that the request asks to be answered with, where it knows one of ours. */
function serialAsked(request: FastifyRequest, { signing }: World): string | undefined {
  const asked = request.headers['wechatpay-serial'];
  return signing.serials().find((serial) => serial === asked);
}
