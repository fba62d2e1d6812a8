import { Controller, type StreamableFile } from '@nestjs/common';
import { Allow, Me, StreamEndpoint, type Actor } from '../../ground/http/endpoint';
import { download } from '../download';
import { PostersService } from './posters.service';

@Controller()
export class PostersController {
  constructor(private readonly printing: PostersService) {}

  @StreamEndpoint('GET /building-codes/posters.pdf')
  @Allow('grid_leader', 'community_staff')
  async posters(@Me() me: Actor): Promise<StreamableFile> {
    return download(await this.printing.posters(me));
  }
}
