import { Controller, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { FileView } from '@cailan/shared-types';
import type { FastifyReply } from 'fastify';
import {
  AllowSignedIn,
  Endpoint,
  Me,
  StreamEndpoint,
  type Actor,
  type SignedRequest,
} from '../ground/http/endpoint';
import { FilesService } from './files.service';

@Controller()
export class FilesController {
  constructor(private readonly files: FilesService) {}

  /** The body is the picture itself, JPEG or PNG. `clientKey`: sent again under it, it is the same picture. */
  @Endpoint('POST /files')
  @AllowSignedIn()
  upload(
    @Me() me: Actor,
    @Req() request: SignedRequest,
    @Query('clientKey') clientKey?: string,
  ): Promise<FileView> {
    return this.files.save(me, request.body, clientKey);
  }

  @StreamEndpoint('GET /files/:id')
  @AllowSignedIn()
  async download(
    @Me() me: Actor,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { bytes, mediaType } = await this.files.read(me, id);
    void reply.header('cache-control', 'private, no-store');
    return new StreamableFile(bytes, { type: mediaType, length: bytes.length });
  }
}
