import { Controller, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, Me, StreamEndpoint, type Actor } from '../ground/http/endpoint';
import { download } from './download';
import { FILES } from './list';
import type { Asked } from './paper';
import { PapersService } from './papers.service';

/** Every file of the list of papers, streamed (domain §7, domain §8, domain §10). */
@Controller()
export class PapersController {
  constructor(readonly papers: PapersService) {}
}

for (const { name, format, kind, route, roles } of FILES) {
  const handler = async function (
    this: PapersController,
    me: Actor,
    params: Asked['params'],
    query: Asked['query'],
    reply: FastifyReply,
  ): Promise<StreamableFile> {
    const printed = await this.papers.print(name, format, me, { params, query });
    void reply.headers(printed.headers ?? {});
    return download(printed);
  };
  const descriptor = { value: handler, configurable: true, writable: true };
  const target = Object.defineProperty(PapersController.prototype, kind, descriptor);
  [Me(), Param(), Query(), Res({ passthrough: true })].forEach((take, i) => take(target, kind, i));
  Allow(...roles)(target, kind, descriptor);
  StreamEndpoint(route)(target, kind, descriptor);
}
