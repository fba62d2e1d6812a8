import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseJson } from '../fields';
import type { World } from '../world';
import { miniProgramCode, textCheck } from './content';
import { OpenProblem } from './problem';

type Query = Record<string, string | undefined>;

/** api.weixin.qq.com: errors are `{errcode, errmsg}` under 200; the token travels in the query. */
export function openRoutes(app: FastifyInstance, world: World): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    request.problem = error instanceof OpenProblem ? `${error.errcode} ${error.message}` : error.message;
    if (error instanceof OpenProblem) return reply.send(error.body());
    const status = error.statusCode ?? 500;
    return reply.status(status).send({ errcode: status === 413 ? 45002 : -1, errmsg: error.message });
  });
  app.addHook('preHandler', (request, _reply, done) => {
    if (world.faults.strikes('busy', request.url)) {
      request.faults?.push('busy');
      throw new OpenProblem(-1, 'system error');
    }
    done();
  });

  app.get('/sns/jscode2session', (request) => world.session.code2session(request.query as Query));
  app.post('/cgi-bin/stable_token', (request) => world.tokens.stable(bodyOf(request)));

  const withToken = (path: string, answer: (body: unknown) => object): void => {
    app.post(path, (request, reply) => {
      world.tokens.check((request.query as Query).access_token);
      const answered = answer(bodyOf(request));
      return Buffer.isBuffer(answered) ? reply.type('image/png').send(answered) : answered;
    });
  };
  withToken('/wxa/business/getuserphonenumber', (body) => world.session.phoneNumber(body));
  withToken('/cgi-bin/message/subscribe/send', (body) => world.messages.send(body));
  withToken('/wxa/getwxacodeunlimit', miniProgramCode);
  withToken('/wxa/msg_sec_check', (body) => textCheck(body, world.people));
  withToken('/wxa/sec/order/upload_shipping_info', (body) => world.shippings.upload(body));
}

function bodyOf({ body }: FastifyRequest): unknown {
  const parsed = parseJson(body);
  if (parsed === undefined) throw new OpenProblem(47001, 'data format error');
  return parsed;
}
